import { join, posix } from 'node:path';
import { readGoenvVersions, readToolVersions } from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import type { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import { shimOf } from '../shims/resolve.ts';
import { upward } from '../shims/upward.ts';
import type { Step } from './choice.ts';

/**
 * Who reads a file of that name (asdf and mise read the first one only when a setting lets them). Nobody reads the last one by
 * himself: people write it for a hook of their own, which calls moovweb's gvm.
 */
const readers: Readonly<Record<string, readonly string[]>> = {
  '.go-version': ['goenv', 'mise', 'asdf'],
  '.tool-versions': ['asdf', 'mise'],
  '.gvmrc': [],
};

/** Where the choice was made, and what came of it. */
export interface Decided {
  readonly look: Look;
  readonly directory: string;
  readonly context: Context;
  /** The go that was first on PATH. */
  readonly first: Found;
  /** What its manager obeyed, when it is a shim. */
  readonly shim: Extract<Step, { kind: 'shim' }> | null;
  /** Version of what runs: `go1.26.8`. */
  readonly version: string;
}

/** The nearest file of each kind that names another version than the one that runs, with the reason why it was not heard. */
export function unheard(decided: Decided): readonly Step[] {
  const { look, directory, version, shim } = decided;
  return Object.entries(readers).flatMap(([name, managers]): readonly Step[] => {
    const place = upward(directory).find((at) => versionIn(look.host, join(at, name)) !== null);
    if (place === undefined) return [];
    const file = join(place, name);
    const named = versionIn(look.host, file) ?? '';
    if (isMet(named, version) || shim?.reason.startsWith(`${file}:`)) return [];
    const why = managers.length === 0 ? byNobody : reasonOf(decided, managers);
    return [{ kind: 'unheard', file, version: named, ...why }];
  });
}

const byNobody = { why: 'by-nobody', managers: ['gvm'], instead: null } as const;

function reasonOf({ look, context, first, shim }: Decided, managers: readonly string[]) {
  if (shim !== null && managers.includes(shim.manager))
    return { why: 'overruled' as const, managers: [shim.manager], instead: shim.reason };
  if (first.installer === 'mise' && managers.includes('mise'))
    return { why: 'prompt' as const, managers: ['mise'], instead: null };
  // https://github.com/moovweb/gvm/blob/master/scripts/env/cd; andrewkroh's lacks such a function.
  if (managers.includes('goenv') && first.installer === 'gvm' && first.goroot?.path.includes('/gos/'))
    return { why: 'cd' as const, managers: ['gvm'], instead: null };
  for (const directory of searchPath(context)) {
    const tool = describeTool(look, posix.join(directory, 'go'), new Set());
    const manager = tool?.state === 'present' ? shimOf(tool) : null;
    if (tool && manager !== null && managers.includes(manager))
      return { why: 'behind' as const, managers: [manager], instead: tool.path };
  }
  return { why: 'no-shim' as const, managers, instead: null };
}

function versionIn(host: Host, file: string): string | null {
  const text = textOf(host, file);
  if (text === null) return null;
  if (file.endsWith('.gvmrc'))
    return /\b(?:go)?(1\.\d+(?:\.\d+)?(?:rc\d+|beta\d+)?)\b/.exec(text.slice(0, 4096))?.[1] ?? null;
  const words = file.endsWith('.tool-versions')
    ? readToolVersions(text, ['golang', 'go'], 'spaces')
    : readGoenvVersions(text);
  return words?.[0] ?? null;
}

/** `1.26` is met by go1.26.8. */
function isMet(named: string, version: string): boolean {
  const [wanted, runs] = [named.replace(/^(go|v)/, ''), version.replace(/^go/, '')];
  return runs === wanted || runs.startsWith(`${wanted}.`) || named === 'system';
}
