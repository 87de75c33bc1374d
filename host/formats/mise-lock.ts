import { fieldOf } from './json.ts';
import { readToml } from './toml.ts';

/**
 * The versions of Go that a mise.lock holds, in its order; those that were locked with options of a backend are left out, since
 * mise's own Go has none. A file that mise cannot read is none to it, too. https://mise.jdx.dev/dev-tools/mise-lock.html
 */
export function readMiseLock(text: string): readonly string[] {
  const toml = readToml(text);
  const tools = toml.ok ? fieldOf(toml.value, 'tools') : undefined;
  if (
    typeof tools !== 'object' ||
    tools === null ||
    Object.values(tools).some((tool) => !Array.isArray(tool))
  )
    return [];
  const locked = fieldOf(tools, 'go');
  return (Array.isArray(locked) ? (locked as readonly unknown[]) : []).flatMap((entry) => {
    const version = typeof entry === 'string' ? entry : fieldOf(entry, 'version');
    const options = fieldOf(entry, 'options');
    const plain = typeof options !== 'object' || options === null || Object.keys(options).length === 0;
    return typeof version === 'string' && plain ? [version] : [];
  });
}

/** The first locked version that a request matches, as mise compares them; null when there is none. */
export function lockedVersion(
  locked: readonly string[],
  { query, atSeparator }: { readonly query: string; readonly atSeparator: boolean },
  newestFirst: (versions: readonly string[]) => readonly string[],
): string | null {
  if (query === 'latest') return newestFirst(locked)[0] ?? null;
  const wanted = withoutV(query);
  const isMet = (version: string): boolean => {
    const own = withoutV(version);
    if (!own.startsWith(wanted)) return false;
    const rest = own.slice(wanted.length);
    return !atSeparator || (wanted !== '' && (rest === '' || wanted.endsWith('-') || /^[.+-]/.test(rest)));
  };
  return locked.find(isMet) ?? null;
}

function withoutV(version: string): string {
  return version.replace(/^[vV](?=\d)/, '');
}
