import { seed } from '../../seed.ts';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { realFiles } from '../../../host/files/real.ts';
import { useFaults, versionFaults } from '../../../probes/workspace/faults.ts';
import { modulesBelow } from '../../../probes/workspace/modules-below.ts';
import { readWorkspace } from '../../../probes/workspace/workspace.ts';
import { goVersion } from '../../real/go-programs.ts';
import { go, withTree } from './trees.ts';

const long = process.env.GOWARDEN_LONG !== undefined;
const missing = goVersion() === null ? ' (needs Go)' : '';
const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });

/** What is wrong with the go.work of a tree. */
function faultsOf(top: string) {
  const workspace = readWorkspace(files, join(top, 'go.work'), modulesBelow(files, top).modules);
  if (workspace === null) throw new Error('Expected a go.work');
  return [...useFaults(workspace), ...versionFaults(workspace)];
}

/** Messages with which go stops anywhere in the workspace: an unlisted module only stops go in its own directory. */
const stops = (top: string): readonly string[] =>
  faultsOf(top).flatMap(({ kind, says }) => (says === null || kind === 'not-listed' ? [] : [says]));

const modFile = fc.record({
  path: fc.constantFrom('own', 'own', 'own', 'example.com/same'),
  go: fc.constantFrom('', 'go 1.16\n', 'go 1.20\n', 'go 1.21\n', 'go 1.21.0\n', 'go 1.24.0\n', 'go 1.26.8\n'),
  toolchain: fc.constantFrom('', '', 'toolchain go1.22.1\n', 'toolchain go1.26.9\n', 'toolchain default\n'),
  replace: fc.constantFrom(
    '',
    '',
    'replace example.com/x => ../x\n',
    'replace example.com/x => example.com/y v1.0.0\n',
  ),
});
const places = ['a', 'b', 'c/d', 'deep/er/module'];
const tree = fc
  .record({
    modules: fc.dictionary(fc.constantFrom(...places), modFile, { minKeys: 1, noNullPrototype: true }),
    use: fc.array(
      fc.constantFrom(...places.map((place) => `./${place}`), 'a', './b/../a', './gone', './also/gone'),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    go: fc.constantFrom('', 'go 1.18\n', 'go 1.21\n', 'go 1.22.0\n', 'go 1.26.0\n', 'go 1.26.8\n'),
    toolchain: fc.constantFrom('', '', 'toolchain go1.21.1\n', 'toolchain go1.26.8\n'),
    replace: fc.constantFrom('', '', 'replace example.com/x => ./x\n'),
  })
  .map(({ modules, use, ...work }) => {
    const mods = Object.entries(modules).map(([place, { path, ...lines }]): [string, string] => {
      const name = path === 'own' ? `example.com/${place}` : path;
      return [`${place}/go.mod`, `module ${name}\n\n${lines.go}${lines.toolchain}${lines.replace}`];
    });
    const lines = use.map((directory) => `use ${directory}\n`).join('');
    return Object.fromEntries([
      ['go.work', `${work.go}${work.toolchain}${lines}${work.replace}`],
      ...mods,
      ...mods.map(([path]): [string, string] => [
        path.replace('go.mod', 'main.go'),
        'package main\n\nfunc main() {}\n',
      ]),
    ]);
  });

describe.skipIf(missing !== '')(`go.work beside the real go${missing}`, () => {
  // Different ones each time. The long form: npm run test:modules-long: 1,500 of them or as many as nine minutes allow, and it says how many.
  test(`go stops where we expect it, in these words, and continues after our commands (GOWARDEN_SEED=${seed} draws them again)`, () => {
    const limits = long
      ? { numRuns: 1500, interruptAfterTimeLimit: 540_000 }
      : { numRuns: 40, interruptAfterTimeLimit: 3_000 };
    let count = 0;
    fc.assert(
      fc.property(tree, (made) => {
        count += 1;
        withTree(made, (top) => {
          const told = stops(top);
          const real = go(top, ['list', '-m']);
          expect({ told, messages: real.messages, stops: told.length > 0 }).toEqual({
            told,
            messages: real.messages,
            stops: real.status !== 0,
          });
          for (const message of real.messages) expect(told).toContain(message);
          mend(top);
        });
      }),
      { seed, ...limits },
    );
    if (long) console.log(`${count} workspaces`);
  }, 3_600_000);

  test('go rejects work in an unlisted module in these words, until our command has run', () => {
    const mod = (name: string): string => `module example.com/${name}\n\ngo 1.24.0\n`;
    const main = 'package main\n\nfunc main() {}\n';
    const made = {
      'go.work': 'go 1.24.0\n\nuse ./a\n',
      'a/go.mod': mod('a'),
      'b/go.mod': mod('b'),
      'b/main.go': main,
    };
    withTree(made, (top) => {
      const [fault, ...others] = faultsOf(top);
      expect(others).toEqual([]);
      expect(go(join(top, 'b'), ['list', '.']).messages[0]).toBe(fault?.says);
      const [, ...words] = fault?.command ?? [];
      expect(go('/', words)).toMatchObject({ status: 0 });
      expect(faultsOf(top)).toEqual([]);
      expect(go(join(top, 'b'), ['list', '.'])).toMatchObject({ status: 0, messages: [] });
    });
  });
});

/** Runs our commands one after the other, each once: afterwards their cause is gone, and go does not stop because of it. */
function mend(top: string): void {
  for (let round = 0; round < 20; round += 1) {
    const [fault] = faultsOf(top).filter(({ command }) => command !== null);
    if (fault === undefined) break;
    const [, ...words] = fault.command ?? [];
    const ran = go('/', words);
    expect(ran, words.join(' ')).toMatchObject({ status: 0, messages: [] });
    // A second line may name the same directory in another spelling, which the command does not touch.
    const left = faultsOf(top).map(identityOf);
    expect(left).not.toContain(identityOf(fault));
  }
  const left = faultsOf(top);
  expect(left.filter(({ command }) => command !== null)).toEqual([]);
  expect(go(top, ['list', '-m']).status === 0).toBe(stops(top).length === 0);
}

function identityOf(fault: ReturnType<typeof faultsOf>[number]): string {
  const { kind, says, directory } = fault;
  return [kind, directory, 'name' in fault ? fault.name : fault.setting, says].join(' ');
}
