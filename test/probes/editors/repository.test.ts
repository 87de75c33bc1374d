import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { rules } from '../../../probes/catalogue.ts';
import { decide, nothingElse } from '../../../probes/decide.ts';
import { editorsOf } from '../../../probes/editors/repository.ts';
import { machine, today } from '../machine.ts';
import { user, withFiles } from './machines.ts';

test('a folder is judged by itself: by its own files, and not by what is installed', async () => {
  const folder = `${home}/src/app`;
  const file = `${folder}/.vscode/settings.json`;
  const { host } = await machine(
    withFiles({
      [file]: '{ "go.delvePath": "/x", "go.alternateTools": { "dlv": "/gone" } }',
      [`${user}/settings.json`]: '{ "go.delvePath": "/x" }',
    }),
  );
  const answer = editorsOf(host, await host.hardware(), [folder]);
  const found = ['vscode-setting-unknown', 'vscode-tool-path'].flatMap((id) => {
    const rule = [...rules.values()].find((one) => one.id === id);
    return rule ? decide(rule, answer, nothingElse(today)) : [];
  });
  expect(found.map(({ rule, subject }) => [rule, subject])).toEqual([['vscode-setting-unknown', file]]);
});
