/**
 * V8's flags for a daemon that mostly waits: no optimising and no baseline compiler, functions compiled when they are first
 * called, a heap that is kept small. It needs 7 MB less with them than with `--no-opt` and a small young generation alone; a warm
 * sweep takes 11.7 and 10.9 ms of CPU instead of 9.1 and 9.0, a cold one 92 and 84 instead of 74 and 79 (docs/benchmarks.md). Node
 * 20, 22 and 24 know them; maglev, the compiler between the two, came with Node 22.
 */
export const quietFlags = [
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--max-lazy',
  '--optimize-for-size',
] as const;

/** A small young generation: it grew to 16 MB in the first sweep, which nothing gives back for a while. Only a command line can say so. */
export const smallYoungGeneration = '--max-semi-space-size=1';

/** What comes near to it in a process that runs already: the young generation does not grow. */
export const steadyYoungGeneration = '--semi-space-growth-factor=1';
