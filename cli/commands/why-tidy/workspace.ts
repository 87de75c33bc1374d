import { dirname, join, resolve } from 'node:path';
import { readGoMod, readGoWork, type GoWork } from '../../../host/formats/mod-file/read.ts';
import { statementsOf } from '../../../host/formats/mod-file/syntax.ts';
import type { Host } from '../../../host/host.ts';
import { nearestWith } from '../../../probes/contention/nearest.ts';
import { upward } from '../../../probes/shims/upward.ts';
import type { TidyPlace } from './place.ts';

/** The go.work that applies where tidy is asked about. */
export interface Workspace {
  readonly file: string;
  readonly text: string;
  readonly work: GoWork;
  /** Its modules that could be read: the path that each declares, and where it is. */
  readonly modules: readonly { readonly path: string; readonly directory: string }[];
}

/** Modules of a workspace that are looked at. */
const mostModules = 500;

/** The go.work that go would take (`GOWORK`, else the nearest upward); null without one. */
export function workspaceOf({ files }: Host, { directory, settings }: TidyPlace): Workspace | null {
  const { value } = settings('GOWORK');
  if (value === 'off') return null;
  const above = value === '' || value === 'auto' ? nearestWith('go.work', directory, files) : null;
  const file = above === null ? (value.startsWith('/') ? value : null) : join(above, 'go.work');
  const text = file === null ? null : files.text(file);
  if (file === null || text?.ok !== true) return null;
  const work = readGoWork(text.value);
  const modules = work.use.slice(0, mostModules).flatMap((use) => {
    const at = resolve(dirname(file), use.directory);
    const goMod = files.text(join(at, 'go.mod'));
    const path = goMod.ok ? readGoMod(goMod.value).module : null;
    return path === null ? [] : [{ path, directory: at }];
  });
  return { file, text: text.value, work, modules };
}

/** A go.work that go would take and that cannot be read: another kind of file, forbidden, too large; null where there is none such. */
export function unreadWorkspace(
  { files }: Host,
  { directory, settings }: TidyPlace,
): { readonly file: string; readonly reason: string } | null {
  const { value } = settings('GOWORK');
  // As go looks for it: whatever is there and is not a directory (cmd/go/internal/modload, findWorkspaceFile).
  const found = upward(directory)
    .map((place) => join(place, 'go.work'))
    .find((path) => {
      const facts = files.target(path);
      return facts.ok && facts.value.kind !== 'directory';
    });
  const file = value === '' || value === 'auto' ? found : value.startsWith('/') ? value : undefined;
  const text = file === undefined ? null : files.text(file);
  if (file === undefined || text === null || text.ok || text.failure.kind === 'absent') return null;
  return { file, reason: text.failure.message };
}

/** The module of the workspace that a package belongs to by its path; null when none does. */
export function siblingOf(
  { modules }: Workspace,
  module: string,
  wanted: string,
): Workspace['modules'][number] | null {
  const found = modules
    .filter(
      ({ path, directory }) => directory !== module && (wanted === path || wanted.startsWith(`${path}/`)),
    )
    .toSorted((a, b) => b.path.length - a.path.length);
  return found[0] ?? null;
}

/**
 * A go.work that says the same from another directory, each on its own line, so that what go notes beside it (go.work.sum) is not
 * noted beside the user's own, and what it says of a line is of the user's; null of one that go cannot read.
 */
export function movedWork({ file, text, work }: Workspace): string | null {
  if (work.problems.length > 0) return null;
  const absolute = (path: string): string => JSON.stringify(resolve(dirname(file), path));
  const lines = new Map<number, string>();
  for (const { directory, line } of work.use) lines.set(line, `use ${absolute(directory)}`);
  for (const { path, version, by, byVersion, line } of work.replace) {
    const target = byVersion === null ? absolute(by) : JSON.stringify(by);
    lines.set(line, `replace ${JSON.stringify(path)} ${version ?? ''} => ${target} ${byVersion ?? ''}`);
  }
  for (const { words, line, block } of statementsOf(text)) {
    const [verb = '', ...rest] = words;
    if (!kept.has(verb)) continue;
    for (const one of block ?? [{ words: rest, line }]) lines.set(one.line, `${verb} ${one.words.join(' ')}`);
  }
  const last = Math.max(0, ...lines.keys());
  return Array.from({ length: last }, (_, index) => `${lines.get(index + 1) ?? ''}\n`).join('');
}

/** Directives that mean the same anywhere. */
const kept: ReadonlySet<string> = new Set(['go', 'toolchain', 'godebug']);
