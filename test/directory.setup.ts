import { afterAll, expect } from 'vitest';

const here = process.cwd();

/** Many files share a process: one that leaves it in a directory of its own breaks whichever comes next. */
afterAll(() => expect(process.cwd(), 'the current directory after the tests of this file').toBe(here));
