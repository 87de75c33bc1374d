import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { put, type TestMachine } from '../caches/machine.ts';
import { cached } from './cache.ts';
import { goVersion } from './go-programs.ts';

/**
 * A program with modules of the proxy in it, and a file of its own whose content can change; built before, elsewhere. It does without
 * all of the standard library but what the runtime needs, which each clean-up lets go build anew.
 */
export function aProgram(machine: TestMachine): string {
  const directory = join(machine.root, 'program');
  writeProgram(directory);
  const built = cached(`small-program-2/${goVersion()}`, (place) => {
    const program = join(place, 'program');
    writeProgram(program);
    const home = join(place, 'home');
    const own = { HOME: home, GOCACHE: join(place, 'go-build'), GOMODCACHE: join(place, 'modules') };
    const before = { ...machine, environment: { ...machine.environment, ...own } };
    go(before, program, 'mod', 'tidy');
    go(before, program, 'build', '-o', 'program', '.');
    return place;
  });
  // Modules are read-only, as in a person's cache; `cp` preserves that, and hard links.
  mkdirSync(dirname(machine.modules), { recursive: true });
  execFileSync('cp', ['-a', join(built, 'go-build'), machine.goCache]);
  execFileSync('cp', ['-a', join(built, 'modules'), machine.modules]);
  go(machine, directory, 'mod', 'tidy');
  return directory;
}

function writeProgram(directory: string): void {
  mkdirSync(directory, { recursive: true });
  put(
    join(directory, 'go.mod'),
    `module example.com/program\n\ngo 1.22\n\nrequire (\n\tgithub.com/tidwall/match v1.1.1\n\tgithub.com/tidwall/tinyqueue v0.1.1\n)\n`,
  );
  put(
    join(directory, 'main.go'),
    'package main\n\nimport (\n\t"github.com/tidwall/match"\n\t"github.com/tidwall/tinyqueue"\n)\n\nfunc main() { println(match.Match("v1", "v*"), tinyqueue.New(nil) != nil, number) }\n',
  );
  change(directory, 0);
}

/** Changes a file, so that something has to be compiled and linked. */
export function change(directory: string, number: number): void {
  put(join(directory, 'number.go'), `package main\n\nconst number = ${number}\n`);
}

/** Each clean-up lets go compile its runtime anew: as fast as it can, and not for a debugger. */
const flags = '-buildvcs=false "-gcflags=all=-N -l -dwarf=false" "-ldflags=-s -w"';

function options(machine: TestMachine, cwd: string) {
  return { cwd, env: { ...machine.environment, GOFLAGS: flags } };
}

/** Runs the real `go` to its end; throws its output when it fails. */
export function go(machine: TestMachine, cwd: string, ...argv: string[]): string {
  return execFileSync('go', argv, {
    ...options(machine, cwd),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the real `go`, or another program that becomes it. */
export function begin(machine: TestMachine, cwd: string, file: string, ...argv: string[]): Running {
  const child = spawn(file, argv, { ...options(machine, cwd), stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** Waits, without letting anything else of ours run, until a process has that name. */
export function untilCalled(pid: number, name: string): void {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name) return;
  }
  throw new Error(`process ${pid} did not become ${name}`);
}
