import { expect, test } from 'vitest';
import { module, withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/dockerfile-arch/example.ts';
import { findingsOf } from '../../machine.ts';

test('is found once on its example, and nowhere else', async () => {
  expect(await findingsOf('dockerfile-arch', example.machine())).toMatchObject([
    { subject: `${module}/Dockerfile` },
  ]);
  expect(await findingsOf('dockerfile-arch', withModule({}))).toEqual([]);
});
