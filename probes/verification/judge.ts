import { h1, type FileHashes } from '../../host/formats/dirhash.ts';
import { editsOfGoEnv, officialGoEnv } from './go-env.ts';
import type { TreeFacts } from './look.ts';
import { isLeftOutOfModule, isLitter, moduleView, nameInTree } from './names.ts';
import { isReleaseName } from './releases.ts';
import {
  type Expected,
  type FileChange,
  moduleVersionOf,
  type Proof,
  toolchainModule,
  type Verdict,
} from './verdict.ts';
import { inWords } from './text.ts';

/** What was read of a tree. */
export interface TreeContents {
  readonly files: FileHashes;
  /** Links and the like. */
  readonly others: readonly string[];
  readonly leftOut: readonly string[];
}

/** Decides about a tree by what was read of it; depends on its arguments alone. */
export interface Judged {
  readonly verdict: Verdict;
  readonly proofs: readonly Proof[];
  readonly files: readonly FileChange[];
  /** `h1:…` of the tree as it is. */
  readonly hash: string;
}

/**
 * Compares a tree with what was published. `published` is the content of the module's zip, by the module's names, where that has
 * the expected hash: it alone can name every file that is another one.
 */
export function judge(
  facts: TreeFacts,
  contents: TreeContents,
  expected: Expected | null,
  published: FileHashes | null,
): Judged {
  const version = facts.version ?? '';
  const prefix = facts.builtFor
    ? `${toolchainModule}@${moduleVersionOf(releaseOf(facts) ?? version, facts.builtFor)}/`
    : '';
  const { files, extras, wrongCopies } = moduleView(contents.files);
  const hashOf = (view: FileHashes): string =>
    h1([...view].map(([name, sum]) => [prefix + name, sum] as const));
  const hash = hashOf(files);
  const links = contents.others.filter((name) => !isLeftOutOfModule(name.split('/')[0] ?? ''));
  const harmless = [
    ...extras.map((path) => added(path)),
    ...contents.leftOut.filter((name) => !isLeftOutOfModule(name)).map((path) => added(path)),
  ];
  const certain: FileChange[] = [
    ...links.map((path) => change(path, 'link', inWords('aLink'))),
    ...wrongCopies.map((path) =>
      change(path, 'edited', inWords('otherCopy', { original: path.replace(/go\.mod$/, '_go.mod') })),
    ),
    ...fakedVersion(facts),
  ];
  const goEnv = editOfGoEnv(facts, files);
  const own = [...versionProofs(facts), ...originProofs(facts)];
  const with_ = (verdict: Verdict, changes: readonly FileChange[], proof: Proof | null): Judged => ({
    verdict,
    proofs: [...(proof ? [proof] : []), ...own],
    files: [...changes, ...harmless],
    hash,
  });

  if (expected !== null && certain.length === 0) {
    const { kind, detail } = expected;
    const withOfficial = goEnv ? new Map(files).set('go.env', officialGoEnv) : files;
    if (hash === expected.hash || hashOf(withOfficial) === expected.hash) {
      const edits = hash === expected.hash ? [] : goEnv ? [goEnv] : [];
      const named = [...edits, ...harmless.filter(({ path }) => !isLitter(path))];
      return named.length === 0
        ? with_('official', [], { kind, ok: true, detail: inWords('matches', { expected: detail }) })
        : with_('official-edited', edits, {
            ...{ kind, ok: true },
            detail: inWords('matchesEdited', {
              expected: detail,
              edits: named.map(({ path }) => path).join(', '),
            }),
          });
    }
  }
  const isFaked = certain.some(({ path }) => path === 'VERSION');
  const isOther = !isReleaseName(version) || facts.origin.length > 0;
  const proof = expected && {
    ...{ kind: expected.kind, ok: false },
    detail: inWords('differs', { expected: expected.detail, hash }),
  };
  if (isFaked && expected === null) return with_('differs', certain, proof);
  if (isOther && !isFaked) return with_('unofficial', [], null);
  if (expected === null) return with_('unknown', certain, null);
  const known = published ? changesBetween(published, files, contents.files) : goEnv ? [goEnv] : [];
  const paths = new Set(certain.map(({ path }) => path));
  return with_('differs', [...certain, ...known.filter(({ path }) => !paths.has(path))], proof);
}

/** The release that the tree is held against: bin/go's own word where VERSION says another. */
export function releaseOf({ version, go }: Pick<TreeFacts, 'version' | 'go'>): string | null {
  const built = go?.version.split(' ', 1)[0];
  if (built !== undefined && isReleaseName(built)) return built;
  return version !== null && isReleaseName(version) ? version : null;
}

function fakedVersion({ version, go }: TreeFacts): FileChange[] {
  const built = go?.version.split(' ', 1)[0];
  if (version === null || built === undefined || !isReleaseName(built) || version === built) return [];
  // A suffix of somebody's own does not contradict what the linker wrote.
  if (version.startsWith(`${built}-`) || version.startsWith(`${built} `)) return [];
  return [change('VERSION', 'edited', inWords('versionDiffers', { version, built }))];
}

/** Null when it is the official one. */
function editOfGoEnv({ goEnv }: TreeFacts, files: FileHashes): FileChange | null {
  const sum = files.get('go.env');
  if (sum === officialGoEnv) return null;
  if (sum === undefined || goEnv === null) return { ...change('go.env', 'removed', null), counts: false };
  const edits = editsOfGoEnv(goEnv);
  const detail = edits.length === 0 ? inWords('otherText') : edits.join(', ');
  return { ...change('go.env', 'edited', detail), counts: false };
}

function changesBetween(published: FileHashes, view: FileHashes, tree: FileHashes): FileChange[] {
  const found: FileChange[] = [];
  for (const [name, sum] of published) {
    const there = view.get(name);
    if (there === sum) continue;
    found.push(change(nameInTree(name, tree), there === undefined ? 'removed' : 'edited', null));
  }
  for (const name of view.keys())
    if (!published.has(name)) found.push(change(nameInTree(name, tree), 'added', null));
  return found;
}

function change(path: string, what: FileChange['change'], detail: string | null): FileChange {
  return { path: Buffer.from(path, 'latin1').toString(), change: what, counts: true, detail };
}

function added(path: string): FileChange {
  return { ...change(path, 'added', null), counts: false };
}

function versionProofs(facts: TreeFacts): Proof[] {
  const { version, go, builtFor } = facts;
  const [faked] = fakedVersion(facts);
  const proofs: Proof[] = [];
  if (version === null) proofs.push({ kind: 'version', ok: false, detail: inWords('noVersion') });
  else if (faked) proofs.push({ kind: 'version', ok: false, detail: faked.detail ?? '' });
  else if (!isReleaseName(version))
    proofs.push({ kind: 'version', ok: false, detail: inWords('notARelease', { version }) });
  else
    proofs.push({
      ...{ kind: 'version', ok: true },
      detail: inWords(go === null ? 'versionSays' : 'versionAgrees', { version }),
    });
  if (builtFor) {
    const target = `${builtFor.os}/${builtFor.architecture}`;
    proofs.push({ kind: 'architecture', ok: true, detail: inWords('builtFor', { target }) });
  }
  return proofs;
}

function originProofs({ origin }: TreeFacts): Proof[] {
  return origin.map((detail) => ({ kind: 'origin', ok: false, detail }));
}
