import { createHash } from 'node:crypto';
import { cappedText } from '../../host/files/capped.ts';
import { codeOf, factsOf } from '../identity.ts';
import { moduleEntry, toolchain } from '../modules/entry.ts';
import { escaped } from '../modules/escape.ts';
import type { PartProblem } from '../measure/measurement.ts';
import { isLitter } from '../shape.ts';
import { plainSign, strangeKind, workSign, type Judge } from './judge.ts';
import { zipNames, type ZipNames } from './zip-names.ts';
import { inWords } from '../text.ts';

/** How what is below a directory is judged, or why nothing proves that it is the cache's. */
export type Proof = { readonly judge: Judge } | { readonly problem: PartProblem };

/** Extracted from the Go distribution itself, without a download (cmd/go/internal/modfetch, DownloadDir). */
const withoutRecord = 'golang.org/fips140';

/**
 * Whether a directory of a module cache (`names` from the root on, `root` absolute with links resolved) is the tree of
 * a module version: by its name, and by the record of its download. Its content is then compared with the download's
 * own list, if the zip is still there: what the module did not bring, or brought in another form, belongs to somebody.
 * Without the list only signs of work are looked for.
 */
export function proveVersion(root: string, names: readonly string[]): Proof {
  const name = names[names.length - 1] ?? '';
  const entry = moduleEntry(names.slice(0, -1).join('/'), name);
  const path = `${root}/${names.join('/')}`;
  const refused = (detail: string): Proof => ({ problem: { why: 'foreign-content', detail } });
  if (!entry) return refused(inWords('notAVersion', { path }));
  if (entry.path === withoutRecord) {
    return factsOf(`${path}/fips140`)?.isDirectory() === true ? { judge: plainSign } : refused(path);
  }
  const record = `${root}/cache/download/${escaped(entry.path)}/@v/${escaped(entry.version)}`;
  const recorded = ['ziphash', 'zip', 'info', 'mod'].some(
    (suffix) => factsOf(`${record}.${suffix}`)?.isFile() === true,
  );
  if (!recorded) return refused(inWords('noVersionRecord', { path }));
  const list = zipNames(`${record}.zip`, `${entry.path}@${entry.version}/`);
  return { judge: list ? judgeByList(path, list, entry.path === toolchain) : plainSign };
}

/** Of a toolchain each `_go.mod` is copied to `go.mod` after it was extracted (cmd/go/internal/toolchain, Exec). */
function judgeByList(tree: string, list: ZipNames, isToolchain: boolean): Judge {
  return (met) => {
    const strange = strangeKind(met);
    if (strange !== null || met.facts.isDirectory()) return strange;
    const name = met.path.slice(tree.length + 1);
    const listed =
      list.get(name) ?? (isToolchain ? list.get(name.replace(/(^|\/)go\.mod$/, '$1_go.mod')) : undefined);
    return listed === met.facts.size || isLitter(met.name) ? null : 'foreign-content';
  };
}

/**
 * Whether a directory below `cache/vcs` is a copy of a repository that go made: its name is the SHA-256 of the content
 * of the file beside it (cmd/go/internal/modfetch/codehost, WorkDir).
 */
export function proveRepository(path: string): Proof {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const refused = (detail: string): Proof => ({ problem: { why: 'foreign-content', detail } });
  const info = `${path}.info`;
  const facts = factsOf(info);
  if (facts?.isFile() !== true || facts.size > 65_536n) return refused(inWords('noInfo', { path }));
  try {
    const key = cappedText(info, 65_536).replace(/\n$/, '');
    const isGo = createHash('sha256').update(key).digest('hex') === name;
    if (!isGo) return refused(inWords('otherKey', { path: info }));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { problem: { why: 'refused', detail: `${info}: ${code}` } };
  }
  if (factsOf(`${path}/.git`)) return { problem: { why: 'work-inside', detail: `${path}/.git` } };
  // Copies of Mercurial and Subversion hold the directories that elsewhere are signs of work.
  return { judge: (met) => (workSign(met) === 'foreign-content' ? 'foreign-content' : null) };
}
