import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { buildMachine } from '../../host/simulated/build.ts';
import { call } from './call.ts';
import { expectHarmless, home, hostile, machineOf } from './hostile.ts';
import { temporary } from './machine.ts';

const directory = temporary('hostile');

function commandsOn(name: () => string): string[][] {
  return [
    ['doctor'],
    ['doctor', '--verbose'],
    ['doctor', '--json'],
    ['doctor', '--rule', name()],
    ['which', 'go', `${home}/${name()}`],
    ['which', name(), '--verbose'],
    ['inspect', `/opt/${name()}`],
    ['inspect', '--json', `/opt/${name()}`],
    ['config', 'check'],
    ['config', 'show'],
    ['paths'],
    ['logs'],
    ['logs', '--json'],
    ['status'],
    ['history', '--since', name()],
    ['incidents', 'show', name()],
    ['simulate', name()],
    ['service', name()],
    ['undo', name()],
    ['clean', name()],
    ['completions', name()],
    ['help', name()],
    ['bug-report', '--print', '--verbose'],
    ['bug-report', '--print', '--modules'],
    ['why-tidy', name()],
    [name()],
    [`--${name()}`],
  ];
}

test('no name, wherever it comes from, sends a control character or starts a line of its own', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 12, maxLength: 12 }), async (names) => {
      round += 1;
      let at = 0;
      const name = (): string => names[at++ % names.length] ?? '';
      const root = join(directory, String(round));
      buildMachine(join(root, 'machine'), machineOf(name));
      mkdirSync(join(root, 'own/logs'), { recursive: true });
      mkdirSync(join(root, 'own/config'), { recursive: true });
      writeFileSync(
        join(root, 'own/logs/gowarden.log'),
        `${JSON.stringify({ level: 30, time: 1, msg: name(), at: name() })}\n`,
      );
      writeFileSync(
        join(root, 'own/config/gowarden.toml'),
        `[caches]\nkeep = [${JSON.stringify(`/${name()}`)}]\n${JSON.stringify(name())} = 1\n`,
      );
      for (const [at, words] of commandsOn(name).entries()) {
        const where = ['--host', join(root, 'machine'), '--state', join(root, 'own')];
        const { out, err } = await call([...words, ...where, ...(at % 2 === 0 ? [] : ['--lang', 'zh'])]);
        expect(`${out}${err}`, words.join(' ')).not.toBe('');
        expectHarmless(`${out}${err}`, words.join(' '));
      }
    }),
    { numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 4), endOnFailure: true },
  );
}, 300_000);
