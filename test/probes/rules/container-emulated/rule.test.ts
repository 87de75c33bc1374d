import { expect, test } from 'vitest';
import { withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/container-emulated/example.ts';
import { findingsOf } from '../../machine.ts';

test('is found once on its example, and not where it is not', async () => {
  expect(await findingsOf('container-emulated', example.machine())).toMatchObject([
    { subject: 'DOCKER_DEFAULT_PLATFORM' },
  ]);
  expect(await findingsOf('container-emulated', withModule({}))).toEqual([]);
});
