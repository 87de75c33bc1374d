import { addressIn, bare, between, hostOf, moduleIn, refusedPath, wordsOf } from '../lines.ts';
import type { TidyCauseId } from './causes.ts';

/** Further names in a complaint: both paths, both modules, the host; beside those that its row has `matched`. */
export function valuesOf(
  id: TidyCauseId,
  lines: readonly string[],
  matched: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const text = lines.join('\n');
  const host = lines.map((line) => addressIn(line) ?? '').find((address) => address !== '');
  const values: Record<string, string> = { ...matched };
  const set = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') values[name] = value.trim();
  };
  set('host', (host === undefined ? null : hostOf(host)) ?? looked(lines));
  const surroundings: ReadonlySet<TidyCauseId> = new Set(['network', 'proxy', 'certificate']);
  if (surroundings.has(id)) set('asked', askedOf(text));
  if (id === 'toolchain')
    set(
      'asker',
      lines.map((line) => between(line, 'go: ', ' requires go >= ')).find((one) => one !== null),
    );
  if (id === 'syntax') set('character', between(text, "unexpected input character '", "'"));
  if (id === 'declared-path') {
    set('declared', between(`${text}\n`, 'module declares its path as: ', '\n'));
    set('required', between(`${text}\n`, 'but was required as: ', '\n'));
  }
  if (id === 'ambiguous-import') {
    const modules = lines.flatMap((line) =>
      line.endsWith(')') ? [line.slice(0, line.indexOf(' (')).trim()] : [],
    );
    set('one', modules[0]);
    set('other', modules[1]);
  }
  if (id === 'checksum-mismatch') {
    const ofDatabase = text.includes('reported by the checksum server');
    for (const line of lines) {
      const at = line.indexOf('h1:');
      const label = at === -1 ? '' : line.slice(0, at).trim();
      if (!label.endsWith(':')) continue;
      const name = label.slice(0, -1);
      set(name === 'downloaded' ? 'downloaded' : 'recorded', line.slice(at));
      // Of another module of the workspace the whole path of its go.sum is given.
      if (name !== 'downloaded' && name !== 'go.sum') set(ofDatabase ? 'database' : 'sum', name);
    }
  }
  if (id === 'replacement') {
    set(
      'directory',
      between(text, 'replacement directory ', ' does not exist') ?? between(text, '(replaced by ', ')'),
    );
  }
  // A row's own words end a path at its first space.
  if (values.place !== undefined)
    set(
      'place',
      lines.map(refusedPath).find((path) => path !== null),
    );
  if (id === 'unknown-revision') {
    set('revision', revisionIn(text));
    if (text.includes('no matching versions for query "latest"')) set('none', 'yes');
  }
  if (id === 'import') {
    set('holder', holderIn(lines));
    set('replacedBy', between(text, 'replaced by ', '), but does not contain package '));
  }
  if (id !== 'declared-path') set('dependency', dependencyIn(lines));
  return values;
}

/** Who was asked, other than a module proxy: the web proxy on the way, the checksum database, the host of an import path. */
function askedOf(text: string): 'web-proxy' | 'checksum-database' | 'host' | null {
  if (text.includes('proxyconnect tcp:') || text.includes('Proxy Authentication Required'))
    return 'web-proxy';
  if (/verifying (?:module|go\.mod):/.test(text)) return 'checksum-database';
  return text.includes('?go-get=1"') ? 'host' : null;
}

/** The name or address that could not be reached, when the whole address is missing. */
function looked(lines: readonly string[]): string | null {
  for (const words of lines.map(wordsOf)) {
    const named = words[words.indexOf('lookup') + 1];
    if (words.includes('lookup') && named !== undefined && named !== 'disabled') return bare(named);
    const dialled = words.indexOf('tcp') === -1 ? '' : (words[words.indexOf('tcp') + 1] ?? '');
    if (words.includes('dial') && dialled.includes(':')) return bare(dialled);
  }
  return null;
}

/** The module that was found and lacks the package. */
function holderIn(lines: readonly string[]): string | null {
  const line = lines.find((one) => one.includes(' but does not contain package '));
  return line === undefined ? null : between(line, 'module ', '@');
}

/** The module whose own go.mod go does not take: `M@V: parsing go.mod: …`. */
function dependencyIn(lines: readonly string[]): string | null {
  const line = lines.find((one) => one.includes(': parsing go.mod:'));
  return line === undefined ? null : moduleIn(line);
}

function revisionIn(text: string): string | null {
  const query = between(text, 'no matching versions for query "', '"');
  const after = between(`${text}\n`, 'unknown revision ', '\n');
  return query ?? (after === null ? null : bare(after.split(' ', 1)[0] ?? ''));
}
