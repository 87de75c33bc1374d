import { expect, test } from 'vitest';
import { module, withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/version-file-differs/example.ts';
import { findingsOf } from '../../machine.ts';

test('is found once on its example, and nowhere else', async () => {
  expect(await findingsOf('version-file-differs', example.machine())).toMatchObject([
    { subject: `${module}/.tool-versions` },
  ]);
  expect(await findingsOf('version-file-differs', withModule({}))).toEqual([]);
});
