import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Command, commandLine } from '../../../messages/command.ts';
import type { TidyCauseId } from '../../../probes/errors/tidy/causes.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';

interface Asked {
  readonly cause: TidyCause;
  /** The module of `module@version`. */
  readonly module: string;
  readonly v: Readonly<Record<string, string>>;
  readonly place: TidyPlace;
  /** The module's directory, when one is neither in it nor below it. */
  readonly at: string | null;
  /** The same, when one is below it, too: for commands that mean the directory they are started in. */
  readonly exactly: string | null;
}

/** What helps with a cause, for the terminal, for a user who is in `directory`. */
export function commandFor(cause: TidyCause, place: TidyPlace, directory: string): Command | null {
  const module = cause.subject.split('@', 1)[0] ?? '';
  const at = isWithin(directory, place.module) ? null : place.module;
  const exactly = directory === place.module ? null : place.module;
  return steps[cause.id]?.({ cause, module, v: cause.values ?? {}, place, at, exactly }) ?? null;
}

export function isWithin(directory: string, module: string): boolean {
  return directory === module || directory.startsWith(module === '/' ? module : `${module}/`);
}

const tidy = ({ at }: Asked): Command => inside(at, ['go', 'mod', 'tidy']);
const setting = ({ v }: Asked): Command | null => unset(v);

const steps: Partial<Readonly<Record<TidyCauseId, (asked: Asked) => Command | null>>> = {
  lock: ({ cause: { pid, ended } }) => (pid === undefined || ended ? null : commandLine`kill ${pid}`),
  permission: ({ v, cause: { row, subject } }) => {
    if (v.link !== undefined) return existsSync(subject) ? null : commandLine`mkdir -p -- ${subject}`;
    return row === 'D49' ? null : commandLine`ls -ld -- ${existing(subject)}`;
  },
  disk: ({ cause: { subject }, place }) =>
    commandLine`df -h -- ${existing(subject === '' ? place.moduleCache : subject)}`,
  flags: setting,
  environment: setting,
  proxy: setting,
  toolchain: ({ at, v }) =>
    v.file !== undefined
      ? null
      : v.by !== undefined
        ? another(v.by, at)
        : commandLine`${['gowarden', 'which', 'go', at ?? '.']}`,
  offline: ({ at }) => commandLine`gowarden why-tidy ${at === null ? [] : [at]} --network`,
  'changed-meanwhile': ({ at }) => commandLine`gowarden why-tidy ${at === null ? [] : [at]}`,
  'ambiguous-import': ({ at, v }) => inside(at, ['go', 'get', `${older(v)}@latest`]),
  'declared-path': ({ at, v, module }) => {
    if (v.by !== undefined) return another(v.by, at);
    const drop = ['go', 'mod', 'edit', `-droprequire=${v.required ?? module}`];
    return inside(at, drop, ['go', 'get', `${v.declared ?? ''}@latest`]);
  },
  'unknown-revision': ({ module, v }) => versionsOf(module, v.none === undefined ? [] : ['-retracted']),
  syntax: ({ v, module }) => (v.dependency === undefined ? null : versionsOf(module)),
  'lost-replacement': ({ exactly, place }) => history(place.modFile, place, exactly),
  replacement: ({ at, v }) =>
    v.module === undefined ? null : inside(at, ['go', 'mod', 'edit', `-dropreplace=${v.module}`]),
  workspace: (asked) => workspaceStep(asked),
  vendor: ({ at, v }) => inside(at, ['go', v.work === undefined ? 'mod' : 'work', 'vendor']),
  import: ({ at, v, cause: { subject, row } }) => {
    if (v.own !== undefined) return null;
    if (v.nested !== undefined)
      return inside(
        at,
        ['go', 'mod', 'edit', `-replace=${v.module ?? ''}=${v.directory ?? ''}`],
        ['go', 'mod', 'tidy'],
      );
    if (v.by !== undefined) return another(v.by, at);
    if (v.holder !== undefined) return versionsOf(v.holder);
    return row === 'D07' && isPath(subject) ? inside(at, ['go', 'get', subject]) : null;
  },
  'private-module': ({ v, module }) => {
    if (v.private !== '' || module === '') return null;
    const list = [v.listed, organisationOf(module)].filter((one) => one).join(',');
    // What the environment says is stronger than what `go env -w` writes.
    const words = v.kind === 'variable' ? ['export'] : ['go', 'env', '-w'];
    return commandLine`${[...words, `GOPRIVATE=${list}`]}`;
  },
  'checksum-mismatch': (asked) => checksumStep(asked),
  'missing-go-sum': tidy,
  'not-tidy': tidy,
  'malformed-go-sum': tidy,
  'no-module': ({ at }) => inside(at, ['go', 'mod', 'init']),
  other: ({ at }) => inside(at, ['go', 'mod', 'tidy', '-x']),
};

/** Where go.mod itself cannot be loaded go lists versions only from a directory without one. */
function versionsOf(module: string, more: readonly string[] = []): Command {
  return commandLine`cd / && ${['go', 'list', '-m', '-versions', ...more, ...(module.startsWith('-') ? ['--'] : []), module]}`;
}

/** Another version of what imports a package, or of the module that requires one. */
function another(by: string, at: string | null): Command {
  const [module = '', version] = by.split('@', 2);
  return version === undefined ? inside(at, ['go', 'get', `${by}@latest`]) : versionsOf(module);
}

/** Whether `go get` takes it: no relative path, and none that is malformed. */
function isPath(path: string): boolean {
  return path !== '' && !/^[./]/.test(path) && !/\s/.test(path);
}

/** What the workspace wants: a look at the file, GOWORK unset, a use dropped, a replacement of its own, the module listed, or tidy one. */
function workspaceStep({ at, exactly, v, cause: { subject } }: Asked): Command | null {
  if (v.unread !== undefined) return commandLine`ls -ld -- ${subject}`;
  if (v.second !== undefined) return null;
  if (v.setting !== undefined) return unset(v);
  if (v.sibling !== undefined)
    return inside(at, ['go', 'mod', 'edit', `-replace=${v.sibling}=${v.directory ?? ''}`]);
  if (v.use !== undefined) return inside(at, ['go', 'work', 'edit', `-dropuse=${v.use}`]);
  if (v.replace !== undefined) return inside(at, ['go', 'work', 'edit', `-replace=${v.replace}`]);
  return inside(exactly, ['go', 'work', 'use', ...(v.older === undefined ? ['.'] : [])]);
}

/** Who changed a file, and when. */
function history(file: string, { module }: TidyPlace, at: string | null): Command {
  return inside(at, ['git', 'log', '-p', '--', relative(module, file)]);
}

function inside(at: string | null, words: readonly string[], more: readonly string[] = []): Command {
  if (more.length > 0)
    return at === null ? commandLine`${words} && ${more}` : commandLine`cd ${at} && ${words} && ${more}`;
  return at === null ? commandLine`${words}` : commandLine`cd ${at} && ${words}`;
}

/** Where it is, or what is there of the way to it. */
function existing(path: string): string {
  let at = path;
  while (at !== dirname(at) && !existsSync(at)) at = dirname(at);
  return at;
}

function unset({ setting: name = '', kind }: Readonly<Record<string, string>>): Command | null {
  if (name === '' || kind === 'goroot-file' || kind === 'default') return null;
  return kind === 'user-file' ? commandLine`${['go', 'env', '-u', name]}` : commandLine`unset ${name}`;
}

/** Of two modules that hold a package the one that held it first: the other was split from it, and has the longer path. */
function older({ one = '', other = '' }: Readonly<Record<string, string>>): string {
  const [first = '', second = ''] = [one, other].map((module) => module.split(' ', 1)[0] ?? '');
  return second !== '' && second.length < first.length ? second : first;
}

/** `github.com/corp` of `github.com/corp/secret/v2`; the host alone of a path of two. */
function organisationOf(module: string): string {
  const parts = module.split('/');
  return parts.slice(0, parts.length > 2 ? 2 : 1).join('/');
}

/**
 * A stale copy is removed and fetched anew; with `go mod tidy` alone its hash would be written into go.sum. Where go.sum is stale
 * its history says who changed it.
 */
function checksumStep({ cause: { fault, subject, values = {} }, place, at, exactly }: Asked): Command {
  if (fault === undefined && values.downloaded !== undefined && values.asked === undefined)
    return commandLine`gowarden why-tidy ${at === null ? [] : [at]} --network`;
  if (fault !== 'cache') return history(values.sum ?? place.sumFile, place, exactly);
  const [path = '', version = ''] = subject.split('@', 2);
  const escaped = (text: string): string => text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
  const downloads = join(place.moduleCache, 'cache/download', escaped(path), '@v');
  const tree = join(place.moduleCache, `${escaped(path)}@${escaped(version)}`);
  const files = ['info', 'mod', 'zip', 'ziphash'].map((name) =>
    join(downloads, `${escaped(version)}.${name}`),
  );
  const old = [tree, ...files].filter((file) => existsSync(file));
  const again = ['go', 'mod', 'download', `${path}@${version}`];
  return at === null
    ? commandLine`chmod -R u+w ${old} && rm -rf ${old} && ${again}`
    : commandLine`chmod -R u+w ${old} && rm -rf ${old} && cd ${at} && ${again}`;
}
