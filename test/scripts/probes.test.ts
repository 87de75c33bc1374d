import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

test('a probe that accesses files or programs by itself is refused', async () => {
  const { rules } = (await new ESLint().calculateConfigForFile('probes/probe.ts')) as {
    rules: Record<string, unknown>;
  };
  const only = new ESLint({
    overrideConfigFile: true,
    overrideConfig: { rules: { 'no-restricted-imports': rules['no-restricted-imports'] as never } },
  });
  const refused = async (code: string): Promise<number> =>
    (await only.lintText(code)).flatMap(({ messages }) => messages).length;
  for (const name of ['node:fs', 'fs', 'node:fs/promises', 'node:child_process'])
    expect(await refused(`import { x } from '${name}'`), name).toBe(1);
  expect(await refused("import { join } from 'node:path'")).toBe(0);
});
