import { afterEach, expect, test, vi } from 'vitest';
import type { Host } from '../../../../host/host.ts';
import type { Command } from '../../../../host/run/run.ts';
import { goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { machine } from '../../../probes/machine.ts';
import { call } from '../../call.ts';

const silicon = mac({
  ...goroot('/usr/local/go', arm('1.26.8')),
  '/usr/local/go/src/fmt/print.go': { text: 'package fmt\n' },
  ...goroot(`${home}/sdk/go1.26.8`, intel('1.26.8')),
  [`${home}/sdk/go1.26.8/src/fmt/print.go`]: { text: 'package fmt\n' },
  [`${home}/src/app/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
});

afterEach(() => void vi.unstubAllGlobals());

/** The simulated Mac as if it were the real one: what would be started, and which hosts would be contacted. */
async function asReal(sketch = silicon) {
  const { host, folder } = await machine({
    ...sketch,
    description: {
      ...sketch.description,
      contexts: { 'login-shell': { path: ['/usr/local/go/bin', '/opt/homebrew/bin', '/usr/bin', '/bin'] } },
    },
  });
  const started: string[] = [];
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.reject(new Error('no network in this test'));
  });
  const real: Host = {
    ...host,
    simulated: false,
    run: (command: Command) => {
      started.push([command.file, ...command.arguments].join(' '));
      return host.run(command);
    },
  };
  /** From Go, or anything built for Intel. */
  const ofGo = (): string[] => started.filter((line) => !/^\/usr\/(?:sbin\/sysctl|bin\/pmset) /.test(line));
  return { machine: real, folder, ofGo, asked };
}

const saysWho = /macOS 26\.4 and later will say that the application you started this in, or gowarden,/;
const words = (text: string): string => text.replace(/\s+/g, ' ');

test('a Mac shows which sites will be contacted, and nothing runs when nobody can be asked', async () => {
  const { machine: real, ofGo, asked } = await asReal();
  const { code, out, err } = await call(['bench', '--network'], { machine: real });
  expect({ code, out, started: ofGo(), asked }).toEqual({ code: 2, out: '', started: [], asked: [] });
  expect(words(err)).toMatch(saysWho);
  expect(words(err)).toContain(
    'This measures go1.26.8 for darwin/arm64 against go1.26.8 for darwin/amd64 by Rosetta',
  );
  expect(words(err)).toContain('Nothing was started: nobody sits at a terminal');
});

test.each(['', 'n', 'no', 'what?'])('the answer %j starts nothing', async (answer) => {
  const { machine: real, ofGo, asked } = await asReal();
  const questions: string[] = [];
  const ask = (question: string): Promise<string> => {
    questions.push(question);
    return Promise.resolve(answer);
  };
  const { code, err } = await call(['bench', '--network', '--json'], { machine: real, ask });
  expect({ code, questions, started: ofGo(), asked }).toEqual({
    code: 0,
    questions: ['Begin? [y/N] '],
    started: [],
    asked: [],
  });
  expect(words(err)).toMatch(saysWho);
});

test('with a yes only an official Go is started, and without --network no site is contacted', async () => {
  const { machine: real, ofGo, asked } = await asReal();
  const { code, err } = await call(['bench'], { machine: real, ask: () => Promise.resolve('y') });
  expect({ code, started: ofGo(), asked }).toEqual({ code: 5, started: [], asked: [] });
  expect(err).toContain('/usr/local/go is not taken: gowarden verify says');
  expect(err).toContain('No official go1.26.8 for darwin/arm64 was found here.');
});

test('what has to be downloaded is announced first', async () => {
  const { machine: real } = await asReal(mac(homebrew('/opt/homebrew', arm('1.26.8'))));
  const { err } = await call(['bench', '--network'], { machine: real });
  expect(words(err)).toContain('will be downloaded by the go command, about');
});

test('an Intel Mac, or a Mac without Rosetta, has nothing to compare', async () => {
  for (const architecture of ['amd64', 'arm64']) {
    const plain = mac(goroot('/usr/local/go', { version: '1.26.8', architecture }), {
      hardware: { architecture, osVersion: '26.1' },
    });
    const { machine: real, ofGo } = await asReal(plain);
    const { code, err } = await call(['bench', '--yes'], { machine: real });
    expect({ code, started: ofGo() }).toEqual({ code: 5, started: [] });
    expect(words(err)).toContain('so that there is nothing to compare');
  }
});

test('a simulated machine is asked like the real one, and runs nothing', async () => {
  const { folder } = await asReal();
  const ended = await call(['bench', '--host', folder, '--yes']);
  expect(ended.code).toBe(2);
  expect(words(ended.err)).toMatch(saysWho);
  expect(words(ended.err)).toContain('a simulated machine cannot run programs');
});

test.each([
  [['--runs', '4'], 'Expected `--runs` to be a number from 5 to 100, got `4`'],
  [['--runs', 'many'], 'Expected `--runs` to be a number from 5 to 100, got `many`'],
  [['--package', '../x'], 'Expected `--package` to be a package of the standard library'],
  [['--project', '.', '--work', 'sort'], '`--project` builds the module; `--work` is of no use with it'],
  [['--project', '/nonexistent'], 'has a go.mod'],
  [['--go', 'devel'], 'is not a release of Go'],
])('%j is refused with a sentence', async (options, sentence) => {
  const { machine: real, ofGo } = await asReal();
  const { code, err } = await call(['bench', '--yes', ...options], { machine: real });
  expect({ code, started: ofGo() }).toEqual({ code: 2, started: [] });
  expect(words(err)).toContain(sentence);
});
