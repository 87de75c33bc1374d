import type { Integer } from '../../host/quantity.ts';
import type { Comparison, Contexts, Lead, Place, Runs, View, Written } from './answer.ts';
import { type Odd, oddOnes } from './odd.ts';

/** What the contexts start under a name, in those known modules in which each of them starts the same. */
export interface StartedIn {
  /** `go`, `dlv`, `gopls` */
  readonly name: string;
  /** Modules, or the home directory where none is known; at most 20. */
  readonly directories: readonly string[];
  /** How many there are. */
  readonly count: Integer;
  /** The terminal first, then the editors. */
  readonly contexts: readonly StartedBy[];
}

/** What one context starts. */
export interface StartedBy {
  readonly context: Place;
  /** Of an editor: `Code`, `GoLand 2026.1`; several that answer the same together. Empty for any other context. */
  readonly editors: readonly string[];
  readonly certainty: View['certainty'];
  /** What leads it to its program. */
  readonly lead: Lead;
  /** The setting that does; null where none does. */
  readonly written: Written | null;
  /** Null when it finds none. */
  readonly path: string | null;
  /** What runs in the end; null when nothing does or it is unknown. */
  readonly runs: Runs | null;
  /** What differs from most of terminal and editors; null where nothing does, or it is none of these. */
  readonly differs: Odd['differs'] | null;
}

const mostDirectories = 20;
/** Each known module may have a setting of its own. */
const mostGroups = 60;

/** For the status: forty modules in which all is the same are one row. Where something differs comes first. */
export function startedIn({ comparisons, hardware }: Contexts): readonly StartedIn[] {
  const groups = new Map<
    string,
    { readonly name: string; readonly all: string[]; readonly contexts: readonly StartedBy[] }
  >();
  for (const comparison of comparisons) {
    const contexts = startedOf(comparison, oddOnes(comparison, hardware));
    if (comparison.name !== 'go' && contexts.every(({ path }) => path === null)) continue;
    const key = JSON.stringify([comparison.name, contexts]);
    const group = groups.get(key) ?? { name: comparison.name, all: [], contexts };
    group.all.push(comparison.directory);
    groups.set(key, group);
  }
  const differs = ({ contexts }: Pick<StartedIn, 'contexts'>): number =>
    contexts.some((one) => one.differs !== null) ? 0 : 1;
  return [...groups.values()]
    .toSorted((one, other) => differs(one) - differs(other))
    .slice(0, mostGroups)
    .map(({ name, all, contexts }) => ({
      name,
      directories: all.slice(0, mostDirectories),
      count: all.length,
      contexts,
    }));
}

function startedOf({ views }: Comparison, odd: readonly Odd[]): readonly StartedBy[] {
  return views.map((view) => {
    const { place, editors, certainty, lead, written, path, runs } = view;
    const differs = odd.find((one) => one.odd === view)?.differs ?? null;
    return { context: place, editors, certainty, lead, written, path, runs, differs };
  });
}
