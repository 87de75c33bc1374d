import { expect, test } from 'vitest';
import { module, withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/dockerfile-toolchain/example.ts';
import { findingsOf } from '../../machine.ts';

test('is found once on its example, and not where it is not', async () => {
  expect(await findingsOf('dockerfile-toolchain', example.machine())).toMatchObject([
    { subject: `${module}/Dockerfile` },
  ]);
  expect(await findingsOf('dockerfile-toolchain', withModule({}))).toEqual([]);
});
