/** The directories of a PATH in order. Relative and empty entries mean another directory at each start: left out. */
export function absoluteDirectories(path: string): readonly string[] {
  return path.split(':').filter((directory) => directory.startsWith('/'));
}

/** What `env -0` printed, or `env`, whose values may go on over lines. */
export function parseEnvironment(text: string): Record<string, string> {
  const entries: [string, string][] = [];
  const assignment = /^([A-Za-z_]\w*)=([^]*)$/;
  if (text.includes('\0')) {
    for (const item of text.split('\0')) {
      const match = assignment.exec(item);
      if (match?.[1] !== undefined) entries.push([match[1], match[2] ?? '']);
    }
    return Object.fromEntries(entries);
  }
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const match = assignment.exec(line);
    const last = entries.at(-1);
    if (match?.[1] !== undefined) entries.push([match[1], match[2] ?? '']);
    else if (last) last[1] += `\n${line}`;
  }
  return Object.fromEntries(entries);
}
