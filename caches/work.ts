import { factsOf } from './identity.ts';

/** What is at the root of a directory in which somebody works. */
const signs = ['go.mod', '.git', 'go.work', '.hg', '.jj', '.svn'];

/** The first sign of somebody's work in a directory that is a cache's root; null if there is none. */
export function workIn(directory: string): string | null {
  return signs.find((name) => factsOf(`${directory}/${name}`) !== null) ?? null;
}
