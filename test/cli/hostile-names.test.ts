import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMachine, type Sketch } from '../../host/simulated/build.ts';
import { presets } from '../../host/simulated/presets.ts';
import { call } from './call.ts';
import { temporary } from './machine.ts';

const directory = temporary('hostile');
const home = '/Users/kim';

/** What a name may hold that a terminal obeys or an eye does not see; `FORGED` at the start of a line would be a line of its own. */
const acting = fc.constantFrom(
  ...['\n', '\r', '\t', '\u001b[8m', '\u001b]0;owned\u0007', '\u001b[2J\u001b[H', '\u009b31m', '\u0085'],
  ...[
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u{e0041}',
    '\u00ad',
    '\u007f',
    '\b',
  ],
);
const hostile = fc
  .array(fc.tuple(acting, fc.constantFrom('FORGED', 'x', '项目', '👩‍💻')), { minLength: 1, maxLength: 4 })
  .map((parts) => `a${parts.flat().join('')}`);

const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u;

/** A machine with such a name wherever somebody else chooses one. */
function machineOf(name: () => string): Sketch {
  const { description, files } = presets['amd64-tools']();
  const shell = description.contexts!['login-shell']!;
  const project = `${home}/${name()}`;
  return {
    description: {
      ...description,
      contexts: {
        ...description.contexts,
        'login-shell': {
          ...shell,
          path: [...shell.path, `/opt/${name()}/bin`],
          environment: { GOFLAGS: name(), GOTOOLCHAIN: name(), GOROOT: `/opt/${name()}` },
        },
      },
      processes: [
        {
          pid: 7,
          executable: `/opt/${name()}/go`,
          arguments: ['go', 'mod', name(), `-x=${name()}`],
          directory: project,
        },
      ],
    },
    files: {
      ...files,
      [`${home}/go/bin/${name()}`]: {
        machO: {
          architectures: ['amd64'],
          version: `go1.${name()}`,
          path: name(),
          module: { path: name(), version: name() },
        },
      },
      [`/opt/${name()}/bin/go`]: { link: `/nowhere/${name()}` },
      [`${project}/go.mod`]: { text: `module ${name()}\ngo 1.${name()}\ntoolchain ${name()}\n` },
      [`${home}/Library/Application Support/go/env`]: { text: `GOROOT=${name()}\nGOFLAGS=${name()}\n` },
    },
  };
}

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

test('no name, wherever it comes from, sends a control character or begins a line of its own', async () => {
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
        for (const line of `${out}${err}`.split('\n')) {
          expect(line, words.join(' ')).not.toMatch(unseen);
          expect(line.trimStart(), words.join(' ')).not.toMatch(/^FORGED/);
        }
      }
    }),
    { numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 4), endOnFailure: true },
  );
}, 300_000);
