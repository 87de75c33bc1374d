import { posix } from 'node:path';
import { parsedOf } from '../../host/files/memory.ts';
import { linesOf } from '../../host/formats/lines.ts';
import { readGoMod, readGoWork } from '../../host/formats/mod-file/read.ts';
import type { Host } from '../../host/host.ts';
import { versionOfToolchain } from '../versions/parse.ts';
import type { Asked } from './answer.ts';
import { takesContext, type GoStage } from './dockerfile/go.ts';

/** Directories above a Dockerfile that may be its context. */
const mostParents = 12;

/** A module with the build context in which it lies; absolute directories. */
export interface BuiltModule {
  readonly module: string;
  readonly context: string;
}

/**
 * The directory of the go.mod that a Dockerfile builds: what it copies as go.mod, or the context's own. The context is `context`
 * when a build names it, else the nearest directory above the Dockerfile, up to `top`, that holds that file. Null when none is
 * found.
 */
export function moduleOf(
  host: Host,
  path: string,
  stages: readonly GoStage[],
  { top, context }: { readonly top: string; readonly context: string | null },
): BuiltModule | null {
  const places = placesIn(stages);
  const contexts = places.length === 0 ? [] : context === null ? upTo(posix.dirname(path), top) : [context];
  const candidates = [
    ...contexts.flatMap((one) => places.map((place) => ({ context: one, place }))),
    ...namedPlacesIn(stages),
  ].map(({ context: one, place }): BuiltModule => ({ module: posix.join(one, place), context: one }));
  return (
    candidates.find(
      ({ module }) => isBelow(module, top) && host.files.target(posix.join(module, 'go.mod')).ok,
    ) ?? null
  );
}

/** The same of contexts by a name that are directories. */
function namedPlacesIn(
  stages: readonly GoStage[],
): readonly { readonly context: string; readonly place: string }[] {
  const copies = stages.flatMap(({ stage }) => stage.steps.filter((step) => step.kind === 'copy'));
  return copies
    .flatMap(({ named, sources }) =>
      named === null
        ? []
        : sources
            .map((source) => source.replace(/^\/+/, '') || '.')
            .filter(
              (source) => /(?:^|\/)go\.(?:mod|\*|work)$/.test(source) || /^(?:\.|\.\/|\*)$/.test(source),
            )
            .map((source) => ({ context: named, place: /go\./.test(source) ? posix.dirname(source) : '.' })),
    )
    .slice(0, 20);
}

/** Below the context, where a go.mod may be copied from: what is named first. */
function placesIn(stages: readonly GoStage[]): readonly string[] {
  const copies = stages.flatMap(({ stage }) => stage.steps.filter((step) => step.kind === 'copy'));
  const bound = stages.flatMap(({ stage }) =>
    stage.steps.flatMap((step) => (step.kind === 'run' ? step.binds : [])),
  );
  const named = [
    ...copies.filter(({ fromContext }) => fromContext).flatMap(({ sources }) => sources),
    ...bound,
  ]
    .filter((source) => /(?:^|\/)go\.(?:mod|\*|work)$/.test(source))
    .map((source) => posix.dirname(source));
  return [...new Set([...named, ...(copies.some(takesContext) || bound.includes('.') ? ['.'] : [])])].slice(
    0,
    20,
  );
}

function upTo(directory: string, top: string): readonly string[] {
  const all: string[] = [];
  for (let at = directory; all.length < mostParents && isBelow(at, top); at = posix.dirname(at)) {
    all.push(at);
    if (at === '/') break;
  }
  return all;
}

export const isBelow = (path: string, top: string): boolean =>
  path === top || path.startsWith(top === '/' ? top : `${top}/`);

/** What a module's go.mod, and a go.work beside it, ask for. */
export function askedBy(host: Host, module: string): readonly Asked[] {
  return ['go.mod', 'go.work'].flatMap((name) => {
    const file = posix.join(module, name);
    return parsedOf(host, file, { purpose: 'asked' }, (text) => askedIn(file, text)) ?? [];
  });
}

/** The `go` and `toolchain` lines of a go.mod or go.work that the go command takes. */
export function askedIn(file: string, text: string): readonly Asked[] {
  const read = posix.basename(file) === 'go.work' ? readGoWork(text) : readGoMod(text);
  if (read.problems.length > 0) return [];
  const toolchain = read.toolchain === null ? null : versionOfToolchain(read.toolchain);
  const asked: Asked[] = [];
  for (const { text: line, number } of linesOf(text)) {
    const [word, value] = line.trim().split(/[ \t]+/, 2);
    if (word === 'go' && read.go !== null && value === read.go)
      asked.push({ kind: 'go', version: read.go, file, line: number });
    if (word === 'toolchain' && toolchain !== null && value === read.toolchain)
      asked.push({ kind: 'toolchain', version: toolchain, file, line: number });
  }
  return asked;
}

/** Whether a module brings its dependencies along. */
export function isVendored(host: Host, module: string): boolean {
  const list = host.files.target(posix.join(module, 'vendor/modules.txt'));
  return list.ok && list.value.kind === 'file';
}
