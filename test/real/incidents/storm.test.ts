import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { missingPrograms } from '../bus.ts';
import { Machine } from '../contention/machine.ts';

const missing = missingPrograms(['go', 'bash']);

describe.skipIf(missing.length > 0)(
  `go commands${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    const machine = new Machine();
    beforeAll(() => machine.startDaemon());
    afterAll(() => machine.close());

    test('that one application starts without a pause are a storm, with its module; one in three seconds is not', async () => {
      const [calm, torn] = [machine.module('calm'), machine.module('torn')];
      machine.application('code', 'while sleep 3; do go list -deps std >deps.txt; done', calm);
      const loops = '(while true; do go list -deps net/http >/dev/null; done) & '.repeat(8);
      machine.application('goland', `${loops} wait`, torn);
      const [incident] = await vi.waitFor(
        async () => {
          const storms = (await machine.incidents()).filter(({ rule }) => rule === 'go-command-storm');
          expect(storms.length).toBeGreaterThan(0);
          return storms;
        },
        { timeout: 150_000, interval: 200 },
      );
      expect(incident).toMatchObject({
        certainty: 'observed',
        closedAt: null,
        values: { owner: 'GoLand', module: torn },
      });
      const evidence = incident!.samples[0]!.evidence.join('\n');
      expect(evidence).toMatch(/^\d+ go commands in 60 s$/m);
      expect(evidence).toMatch(/^go list: \d+$/m);
      expect((await machine.incidents()).map(({ rule }) => rule)).toEqual(['go-command-storm']);
    }, 180_000);
  },
);
