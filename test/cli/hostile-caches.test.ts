import { join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { api } from '../../daemon/api/api.ts';
import { caches } from '../../daemon/caches/part.ts';
import { startDaemon } from '../../daemon/daemon.ts';
import { menu } from '../../tray/menu.ts';
import { aProcess, fillGoCache, put, putModule, testMachine, type TestMachine } from '../caches/machine.ts';
import { get } from '../daemon/api/raw.ts';
import { rowsOf } from '../tray/rows.ts';
import { words } from '../tray/words.ts';
import { call } from './call.ts';
import { expectHarmless, hostile, unseen } from './hostile.ts';
import { temporary } from './machine.ts';
import { eventually } from '../eventually.ts';

const directory = temporary('hostile-caches');

/** Caches below such names, with things that do not belong there, and an IDE that keeps its index below another. */
function machineWith(name: () => string): TestMachine {
  // A root with a control character is refused, and reported; below the roots anything goes.
  const goCache = join(directory, name().replace(/\p{Cc}/gu, ''), 'go-build');
  const modules = join(directory, name().replace(/\p{Cc}/gu, ''), 'mod');
  const machine = testMachine({ at: directory, environment: { GOCACHE: goCache, GOMODCACHE: modules } });
  fillGoCache(goCache, 1);
  put(join(goCache, '00', name()));
  putModule(modules, 'example.com/a');
  put(join(modules, name(), 'thesis.txt'));
  put(join(modules, `example.com/b@${name()}`, 'b.go'));
  const index = join(machine.home, name(), 'GoLand2026.1', 'index');
  put(join(index, 'records.dat'));
  put(join(machine.home, '.config/JetBrains/GoLand2026.1/idea.properties'), `index_root_path=${index}\n`);
  put(join(machine.home, '.config/JetBrains', `GoLand${name()}`, 'idea.properties'), 'a=b\n');
  machine.processes = [aProcess(7, `/opt/${name()}/GoLand`), aProcess(8, `/opt/${name()}/gopls`)];
  return machine;
}

const said = (name: () => string): readonly (readonly string[])[] => [
  ['caches', '--verbose'],
  ['caches', '--json'],
  ['clean', '--all', '--dry-run', '--verbose'],
  ['clean', '--all', '--dry-run', '--json'],
  ['clean', name(), '--dry-run'],
  ['clean', '--all', '--yes', '--verbose'],
  ['history', '--verbose'],
  ['undo'],
];

test('no name in a cache, a plan or an exclusion affects a terminal, a menu or a client of the API', async () => {
  let round = 0;
  const one = async (all: readonly string[]): Promise<void> => {
    let at = 0;
    const name = (): string => (all[at++ % all.length] ?? '').slice(0, 40);
    const language = round++ % 2 === 0 ? 'en' : 'zh-Hans';
    const machine = machineWith(name);
    const { paths, host } = machine;
    const daemon = await startDaemon({
      host,
      paths,
      language,
      parts: [api, caches],
      probes: [],
      watch: false,
    });
    try {
      const outs = new Map<string, string>();
      for (const line of said(name)) {
        const { out, err } = await call(
          [...line, '--state', paths.state, '--lang', language === 'en' ? 'en' : 'zh'],
          { machine: host, environment: { HOME: machine.home } },
        );
        expect(`${out}${err}`, line.join(' ')).not.toBe('');
        expectHarmless(`${out}${err}`, line.join(' '));
        outs.set(line.join(' '), out);
      }
      // The values are unchanged in JSON, and everything happened below these names.
      expect(JSON.stringify(JSON.parse(outs.get('caches --json') ?? ''))).toContain(
        JSON.stringify(machine.environment.GOCACHE),
      );
      expect(machine.receipts.length + (outs.get('undo')?.length ?? 0)).toBeGreaterThan(0);
      expect((await get(paths.socket, '/v1/caches')).text.trimEnd()).not.toMatch(unseen);
      await eventually(() => expect(daemon.actions.status().caches).not.toEqual([]));
      const shown = menu(daemon.actions.status(), Date.now(), words(language));
      for (const { title, id } of rowsOf(shown)) expectHarmless(title, id);
    } finally {
      await daemon.stop();
      machine.remove();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(hostile, { minLength: 9, maxLength: 9 }), one), {
    numRuns: Number(process.env.GOWARDEN_HOSTILE_ROUNDS ?? 1),
    endOnFailure: true,
  });
}, 300_000);
