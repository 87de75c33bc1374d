/** The versions that a `.tool-versions` file names for a tool, in order of preference; null when it does not name the tool. */
export function versionsIn(text: string | null, names: readonly string[]): readonly string[] | null {
  for (const line of (text ?? '').split('\n')) {
    const [tool = '', ...versions] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (names.includes(tool) && versions.length > 0) return versions;
  }
  return null;
}
