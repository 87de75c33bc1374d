import { readdirSync, realpathSync } from 'node:fs';
import type { Place } from '../cache.ts';
import { codeOf, factsOf, identityOf, isAbsent } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { isPart } from '../shape.ts';
import type { Measured, MeasureRequest, Part } from './measurement.ts';
import { workIn } from '../work.ts';
import { emptySum, joinSums, measureBranch, measureLevel, type Sum, type WalkOptions } from './walk.ts';

/** A branch to measure: which part of which place it belongs to, by their numbers. */
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
  readonly measured: Omit<Measured, 'parts'>;
  readonly parts: OpenPart[];
}

/** Levels of a part that are split into branches of their own, so that several threads share a large one. */
const levels = { 'go-cache': 0, gopls: 0, modules: 2, tree: 2 };

/** Opens every place and splits its parts into tasks. */
export function openPlaces(request: MeasureRequest, now: number): { places: OpenPlace[]; tasks: Task[] } {
  const tasks: Task[] = [];
  const mounts = new Set(request.mounts);
  const places = request.places.map((place, number) => {
    const opened = openRoot(place, request.uid);
    if (opened.measured.problem || opened.measured.realRoot === null) return opened;
    const root = opened.measured.realRoot;
    for (const name of partNames(place, root)) {
      const facts = factsOf(`${root}/${name}`);
      if (!facts) continue;
      const part = {
        name,
        directory: facts.isDirectory(),
        identity: identityOf(facts),
        sums: [] as Sum[],
      };
      const index = opened.parts.push(part) - 1;
      if (facts.isSymbolicLink()) {
        part.sums.push({ ...emptySum(), problem: { why: 'link', detail: `${root}/${name}` } });
        continue;
      }
      const options: WalkOptions = {
        shape: place.shape,
        device: Number(opened.measured.identity?.device),
        uid: request.uid,
        mounts,
        unusedBefore: request.unusedBefore,
        now,
      };
      const split = (path: string, inside: readonly string[], depth: number): void => {
        if (depth === 0) tasks.push({ place: number, part: index, path, inside, options });
        else part.sums.push(measureLevel(path, inside, options, (at, names) => split(at, names, depth - 1)));
      };
      split(`${root}/${name}`, [name], levels[place.shape]);
    }
    return opened;
  });
  return { places, tasks };
}

export function runTask(task: Task): Sum {
  return measureBranch(task.path, task.inside, task.options);
}

export function closePlace(place: OpenPlace): Measured {
  const parts = place.parts.map((part): Part => {
    const { bytes, files, lastUse, unusedBytes, unusedFiles, days, problem } = joinSums(part.sums);
    const { name, directory, identity } = part;
    return { name, directory, identity, bytes, files, lastUse, unusedBytes, unusedFiles, days, problem };
  });
  return { ...place.measured, parts };
}

function openRoot(place: Place & { readonly id: string }, uid: number): OpenPlace {
  const { id, root, shape } = place;
  const closed = (problem: Measured['problem']): OpenPlace => ({
    measured: { id, root, shape, realRoot: null, identity: null, problem },
    parts: [],
  });
  try {
    const facts = factsOf(root);
    if (!facts) return closed({ why: 'gone', detail: root });
    if (facts.isSymbolicLink()) return closed({ why: 'link', detail: root });
    if (!facts.isDirectory()) return closed({ why: 'foreign-content', detail: root });
    if (Number(facts.uid) !== uid) return closed({ why: 'not-ours', detail: root });
    const work = workIn(root);
    if (work !== null) return closed({ why: 'work-inside', detail: `${root}/${work}` });
    const realRoot = realpathSync.native(root);
    if (shape === 'modules' && !factsOf(`${realRoot}/cache/download`)?.isDirectory()) {
      return closed({ why: 'foreign-content', detail: `${realRoot} holds no cache/download` });
    }
    return {
      measured: { id, root, shape, realRoot, identity: identityOf(facts), problem: null },
      parts: [],
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return closed({ why: 'refused', detail: `${root}: ${code}` });
  }
}

function partNames(place: Place, root: string): readonly string[] {
  try {
    return readdirSync(root)
      .filter((name) => isPart(place.shape, name, place.names))
      .sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
