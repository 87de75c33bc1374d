import { afterAll, expect } from 'vitest';

const directory = process.cwd();
const environment = JSON.stringify(process.env);

/** Many files share a process: one that leaves it in another directory, or with other variables, breaks the next file. */
afterAll(() => {
  expect(process.cwd(), 'the current directory after the tests of this file').toBe(directory);
  expect(JSON.stringify(process.env), 'the environment after the tests of this file').toBe(environment);
});
