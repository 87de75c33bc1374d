import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Incident } from '../../../daemon/contention/incident.ts';
import { missingPrograms } from '../bus.ts';
import { Machine } from '../contention/machine.ts';

const missing = missingPrograms(['go', 'bash']);

describe.skipIf(missing.length > 0)(
  `go.mod${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    const machine = new Machine();
    beforeAll(() => machine.startDaemon());
    afterAll(() => machine.close());

    const pingPongs = async (): Promise<readonly Incident[]> =>
      (await machine.incidents()).filter(({ rule }) => rule === 'gomod-ping-pong');
    /** An application at work there: its go command takes long enough to be seen. */
    const work = (name: 'code' | 'goland', module: string, then = 'true') =>
      machine.application(
        name,
        `for i in 1 2 3 4 5 6 7 8; do go list -deps std >deps.txt; done; ${then}`,
        module,
      );

    test('edited, undone and edited again by one person is not an incident; by two writers it is one, with both, also for go.work', async () => {
      const calm = machine.module('calm');
      const torn = machine.module('torn');
      work('code', calm);
      await wait(6000);
      const path = join(calm, 'go.mod');
      const before = readFileSync(path, 'utf8');
      for (const text of [`${before}// a\n`, before, `${before}// b\n`, `${before}// b\n// c\n`]) {
        writeFileSync(path, text);
        await wait(1500);
      }

      const writes = (version: string, first: number, file: 'mod' | 'work' = 'mod'): string =>
        `sleep ${first}; while true; do go ${file} edit -go=${version}; sleep 3; done`;
      work('code', torn, writes('1.23.0', 0));
      work('goland', torn, writes('1.23.1', 1.5));
      // Each works in a module of its own, and both write the go.work above them.
      const workspace = join(machine.home, 'workspace');
      const [left, right] = [machine.module('workspace/left'), machine.module('workspace/right')];
      writeFileSync(join(workspace, 'go.work'), 'go 1.23.0\n\nuse (\n\t./left\n\t./right\n)\n');
      work('code', left, writes('1.23.0', 0, 'work'));
      work('goland', right, writes('1.23.1', 1.5, 'work'));

      const both = [join(torn, 'go.mod'), join(workspace, 'go.work')];
      const incidents = await vi.waitFor(
        async () => {
          const found = await pingPongs();
          expect(found.map(({ subject }) => subject).sort()).toEqual(both);
          return found;
        },
        { timeout: 60_000, interval: 200 },
      );
      for (const incident of incidents)
        expect(incident).toMatchObject({
          // The writer is not visible, only who works there.
          certainty: 'suspected',
          closedAt: null,
          values: { owners: 'GoLand, Visual Studio Code' },
        });
      // There is still one for each.
      await wait(6000);
      expect((await pingPongs()).map(({ subject }) => subject).sort()).toEqual(both);
    }, 120_000);
  },
);
