import { expect, test } from 'vitest';
import { module, withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/toolchain-line/example.ts';
import { findingsOf } from '../../machine.ts';

test('is found once on its example, and nowhere else', async () => {
  expect(await findingsOf('toolchain-line', example.machine())).toMatchObject([
    { subject: `${module}/go.mod` },
  ]);
  expect(await findingsOf('toolchain-line', withModule({}))).toEqual([]);
});
