import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { codeOf, factsOf, identityOf, isAbsent } from '../identity.ts';
import type { Shape } from '../cache.ts';
import type { Identity } from '../plan/plan.ts';
import { isKnownBeside, isOpaque, isPart } from '../shape.ts';
import { namedProblem } from '../proof/named.ts';
import {
  sizeOf,
  type Measured,
  type MeasureRequest,
  type Part,
  type PlaceOf,
  type Strangers,
} from './measurement.ts';
import { workIn } from '../work.ts';
import { emptySum, joinSums, measureBranch, measureLevel, type Sum, type WalkOptions } from './walk.ts';
import { inWords } from '../text.ts';

/** A branch to measure: the part and the place that it belongs to, by their numbers. */
export interface Task {
  readonly place: number;
  readonly part: number;
  readonly path: string;
  readonly inside: readonly string[];
  readonly options: WalkOptions;
}

interface OpenPart {
  readonly name: string;
  readonly directory: boolean;
  readonly identity: Identity;
  readonly sums: Sum[];
}

export interface OpenPlace {
  readonly measured: Omit<Measured, 'parts' | 'strangers' | 'beyond'>;
  /** What is counted: the root, or where a root leads from which nothing may be taken. Null when unknown. */
  readonly counted: { readonly path: string; readonly device: number } | null;
  /** The names in it. */
  readonly names: readonly string[];
  readonly parts: OpenPart[];
  readonly strangers: string[];
}

/** Levels of a part that are split into branches of their own, so that several threads share a large one. */
const levels = { 'go-cache': 0, gopls: 0, modules: 2, tree: 2 };

/** Opens every place and splits its parts into tasks. */
export function openPlaces(request: MeasureRequest, now: number): { places: OpenPlace[]; tasks: Task[] } {
  const tasks: Task[] = [];
  const mounts = new Set(request.mounts);
  const places = request.places.map((place, number) => {
    const opened = openRoot(place, request.uid);
    if (opened.counted === null) return opened;
    const { path: root, device } = opened.counted;
    for (const name of opened.names) {
      const facts = factsOf(`${root}/${name}`);
      if (!facts) continue;
      // A link is reported as such, whatever it leads to.
      const isDirectory = facts.isDirectory() || facts.isSymbolicLink();
      if (!isPart(place.shape, name, isDirectory, namesOf(place))) {
        if (place.shape !== 'tree' && !isKnownBeside(place.shape, name)) opened.strangers.push(name);
        continue;
      }
      const part = {
        name,
        directory: facts.isDirectory(),
        identity: identityOf(facts),
        sums: [] as Sum[],
      };
      const index = opened.parts.push(part) - 1;
      if (facts.isSymbolicLink()) {
        part.sums.push({ ...emptySum(), problem: { why: 'link', detail: `${root}/${name}` }, unread: true });
        continue;
      }
      const unproven = place.shape === 'tree' ? namedProblem(place.proof, `${root}/${name}`) : null;
      if (unproven) part.sums.push({ ...emptySum(), problem: unproven });
      const options: WalkOptions = {
        shape: place.shape,
        root,
        proof: place.shape === 'tree' ? place.proof : null,
        device,
        uid: request.uid,
        mounts,
        unusedBefore: request.unusedBefore,
        now,
      };
      const split = (path: string, inside: readonly string[], depth: number): void => {
        // A module's tree is compared with one list, which is read once; so is a toolchain's.
        const whole =
          place.shape === 'modules' ? isOpaque('modules', inside) : options.proof?.of === 'toolchain';
        if (depth === 0 || whole) tasks.push({ place: number, part: index, path, inside, options });
        else part.sums.push(measureLevel(path, inside, options, (at, names) => split(at, names, depth - 1)));
      };
      split(`${root}/${name}`, [name], levels[place.shape]);
    }
    return opened;
  });
  return { places, tasks };
}

export function runTask(task: Task, tick?: () => void): Sum {
  return measureBranch(task.path, task.inside, task.options, tick);
}

export function closePlace(place: OpenPlace): Measured {
  const seen = new Set<number>();
  const parts = place.parts.map((part): Part => {
    const sum = joinSums(part.sums, seen);
    const { bytes, files, lastUse, unusedBytes, unusedFiles, days, unread } = sum;
    const { name, directory, identity } = part;
    const problem = sum.problem ?? withoutModules(place, name, sum);
    const size = { bytes, files, lastUse, unusedBytes, unusedFiles, days };
    return { name, directory, identity, ...size, problem, ...(unread && { unread }) };
  });
  const { measured, counted, strangers } = place;
  if (measured.problem === null) return { ...measured, parts, strangers: firstOf(strangers) };
  // Nothing of it is ever taken: only its content is reported.
  const beyond = counted !== null && parts.length > 0 ? sizeOf(parts) : null;
  return { ...measured, parts: [], ...(beyond && { beyond }), strangers: firstOf([]) };
}

/** Most strangers that are listed by name. */
const mostNames = 20;

function firstOf(names: readonly string[]): Strangers {
  return { names: names.slice(0, mostNames), count: names.length };
}

/** A directory in a module cache that leads to no module version is not part of it. */
function withoutModules({ measured }: OpenPlace, name: string, { versions }: Sum): Part['problem'] {
  if (measured.shape !== 'modules' || name === 'cache' || versions > 0) return null;
  return { why: 'foreign-content', detail: inWords('noModule', { root: measured.root, name }) };
}

function openRoot(place: PlaceOf, uid: number): OpenPlace {
  const { id, root, shape } = place;
  const none = { id, root, shape, realRoot: null, identity: null };
  const empty = { names: [], parts: [], strangers: [] };
  const closed = (problem: Measured['problem']): OpenPlace => ({
    ...empty,
    measured: { ...none, problem },
    counted: null,
  });
  /** Nothing of it may be taken; its content is counted if it is such a cache. */
  const shown = (problem: Measured['problem']): OpenPlace => {
    const held = heldBy(root, shape);
    return held === null ? closed(problem) : { ...closed(problem), ...held };
  };
  try {
    const facts = factsOf(root);
    if (!facts) return closed({ why: 'gone', detail: root });
    if (facts.isSymbolicLink()) return shown({ why: 'link', detail: root });
    if (!facts.isDirectory()) return closed({ why: 'foreign-content', detail: root });
    if (Number(facts.uid) !== uid) return shown({ why: 'not-ours', detail: root });
    const work = workIn(root);
    if (work !== null) return shown({ why: 'work-inside', detail: `${root}/${work}` });
    const realRoot = realpathSync.native(root);
    if (shape === 'modules' && !factsOf(`${realRoot}/cache/download`)?.isDirectory()) {
      return closed({ why: 'foreign-content', detail: inWords('noDownloadCache', { path: realRoot }) });
    }
    const identity = identityOf(facts);
    return {
      ...empty,
      measured: { ...none, realRoot, identity, problem: null },
      counted: { path: realRoot, device: Number(facts.dev) },
      names: namesIn(realRoot),
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return closed({ why: 'refused', detail: `${root}: ${code}` });
  }
}

/** What there is to count where a root leads; null when that is unknown, or not of such a cache. */
function heldBy(root: string, shape: Shape): Pick<OpenPlace, 'counted' | 'names'> | null {
  try {
    const path = realpathSync.native(root);
    const facts = factsOf(path);
    if (!facts?.isDirectory()) return null;
    if (shape === 'modules' && !factsOf(`${path}/cache/download`)?.isDirectory()) return null;
    return { counted: { path, device: Number(facts.dev) }, names: namesIn(path) };
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}

function namesOf(place: PlaceOf): readonly string[] | undefined {
  return place.shape === 'tree' ? place.names : undefined;
}

function namesIn(root: string): readonly string[] {
  try {
    accessSync(root, constants.R_OK | constants.X_OK);
    return readdirSync(root).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
