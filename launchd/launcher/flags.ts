/**
 * V8's flags for a daemon that mostly waits: no optimising and no baseline compiler, functions compiled when they are first
 * called, and their code dropped when nothing calls them between two collections, a heap that is kept small. It needs 7 MB less with them than with `--no-opt` and a small young generation alone; a warm
 * sweep takes 11.7 and 10.9 ms of CPU instead of 9.1 and 9.0, a cold one 92 and 84 instead of 74 and 79 (docs/benchmarks.md). Node
 * 20, 22 and 24 know them; maglev, the compiler between the two, came with Node 22.
 */
export const quietFlags = [
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--max-lazy',
  '--optimize-for-size',
  '--bytecode-old-age=1',
] as const;

/**
 * What only a command line can say: a small young generation, which grew to 16 MB in the first sweep and stayed so for a while, and
 * no threads for a heap that one thread collects within 20 ms.
 */
export const startFlags = ['--max-semi-space-size=1', '--single-threaded-gc'] as const;

/** What comes near to it in a process that runs already: the young generation does not grow. */
export const steadyYoungGeneration = '--semi-space-growth-factor=1';

/**
 * For malloc of the GNU C library, which reads them when a process starts: one arena, and what is free at the end of the heap goes back to
 * the system soon. The daemon needs 1.5 MB less; other C libraries ignore them. In bytes, but for the first (https://man7.org/linux/man-pages/man3/mallopt.3.html).
 */
export const mallocSettings: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TOP_PAD_: '16384',
  MALLOC_TRIM_THRESHOLD_: '65536',
};
