import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync as readlink,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { realFiles } from '../../host/files/real.ts';
import type { Context, Host, Platform } from '../../host/host.ts';
import { ownPaths, type OwnPaths } from '../../host/paths.ts';
import { forgeMachO } from '../../host/simulated/forge.ts';
import { noProcessTable, processTable } from '../../host/processes/process-table.ts';
import { processesOfLinux } from '../../host/processes/processes.linux.ts';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { realRun } from '../../host/run/real.ts';
import type { Cleaner, CleanerOptions, CleanerSettings } from '../../caches/cleaner/cleaner.ts';
import { createCleaner } from '../../caches/cleaner/create.ts';
import type { Receipt } from '../../caches/receipt.ts';
import { removeWhole } from '../remove.ts';

/** A temporary home on this machine, with its own Go environment and its own process table. */
export interface TestMachine {
  readonly root: string;
  readonly home: string;
  readonly goCache: string;
  readonly modules: string;
  readonly paths: OwnPaths;
  readonly host: Host;
  readonly receipts: Receipt[];
  /** Running processes, as the host reports them; `real` are the processes that this test started. */
  processes: readonly Process[] | 'real' | 'unreadable';
  settings: CleanerSettings;
  /** The environment of commands run there. */
  readonly environment: Readonly<Record<string, string>>;
  cleaner(more?: Partial<CleanerOptions>): Cleaner;
  remove(): void;
}

export interface MachineOptions {
  readonly platform?: Platform;
  /** Where it is created; a temporary directory when absent. */
  readonly at?: string;
  /** An existing one. */
  readonly root?: string;
  readonly realGo?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export function testMachine(options: MachineOptions = {}): TestMachine {
  const root = options.root ?? mkdtempSync(join(options.at ?? tmpdir(), 'gowarden-caches-'));
  const home = join(root, 'home');
  const platform = options.platform ?? 'linux';
  const cacheHome = platform === 'darwin' ? join(home, 'Library/Caches') : join(home, '.cache');
  mkdirSync(cacheHome, { recursive: true });
  const goCache = join(cacheHome, 'go-build');
  const modules = join(home, 'go/pkg/mod');
  const bin = join(root, 'bin');
  mkdirSync(bin, { recursive: true });
  if (options.realGo !== true && options.root === undefined) {
    // A go command by everything that can be read of it; it cannot be run.
    const go = forgeMachO({ version: 'go1.26.8', path: 'cmd/go', architectures: ['arm64'] });
    writeFileSync(join(bin, 'go'), go, { mode: 0o755 });
  }
  const environment = {
    HOME: home,
    PATH: options.realGo === true ? (process.env.PATH ?? '') : `${bin}:/usr/bin:/bin`,
    GOFLAGS: '-buildvcs=false -modcacherw=false',
    GOTOOLCHAIN: 'local',
    ...options.environment,
  };
  const context: Context = {
    id: 'login-shell',
    path: environment.PATH.split(':'),
    environment,
    certainty: 'observed',
    source: 'test',
  };
  const uid = process.getuid?.() ?? 0;
  const files = realFiles({ darwin: false, uid });
  const run = realRun({ name: 'kim', home }, files);
  const paths = ownPaths(platform, home, {}, join(root, 'state'));
  const machine: TestMachine = {
    root,
    home,
    goCache,
    modules,
    paths: { ...paths, cache: join(cacheHome, 'gowarden') },
    receipts: [],
    processes: [],
    settings: { undoMinutes: 10, keep: [] },
    environment,
    host: {
      platform,
      simulated: false,
      user: { name: 'kim', uid, home },
      environment,
      files,
      run,
      hardware: () => Promise.reject(new Error('not asked by caches')),
      contexts: () => Promise.resolve([context]),
      processes: () => Promise.resolve(tableOf(machine)),
      locks: () => Promise.resolve({ certainty: 'observed', all: [] }),
    },
    cleaner: (more) =>
      createCleaner({
        host: machine.host,
        paths: machine.paths,
        settings: () => machine.settings,
        record: (receipt) => machine.receipts.push(receipt),
        ...more,
      }),
    remove: () => removeTree(root),
  };
  return machine;
}

function tableOf(machine: TestMachine): Processes {
  if (machine.processes === 'unreadable') return noProcessTable('/proc is not mounted');
  if (machine.processes !== 'real') return processTable(machine.processes, () => Promise.resolve(new Map()));
  const table = processesOfLinux(machine.host.files);
  const ours = (pid: number): boolean => pid !== process.pid && lineOf(pid).includes(process.pid);
  const all = table.all.filter(
    ({ pid }) => pid !== process.pid && table.ancestors(pid).some((one) => one.pid === process.pid),
  );
  return {
    ...processTable(all, () => Promise.resolve(new Map())),
    newcomers: () => table.newcomers?.()?.filter(({ pid }) => ours(pid)) ?? null,
  };
}

/** A process's parents as /proc shows them now. */
function lineOf(pid: number): number[] {
  const line: number[] = [];
  for (let next = pid; next > 0 && !line.includes(next);) {
    line.push(next);
    try {
      const stat = readFileSync(`/proc/${next}/stat`, 'utf8');
      next = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return line;
    }
  }
  return line;
}

export function aProcess(pid: number, executable: string, more: Partial<Process> = {}): Process {
  const name = executable.slice(executable.lastIndexOf('/') + 1);
  return {
    pid,
    parent: 1,
    uid: process.getuid?.() ?? 0,
    startedMs: null,
    executable,
    arguments: [name],
    translated: null,
    ...more,
  };
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The name of a build cache entry, with its directory. */
export function entryName(directory: number, number: number, kind: 'a' | 'd'): string {
  return `${hex(directory, 2)}/${hex(directory, 2)}${hex(number, 62)}-${kind}`;
}

/** A build cache as Go lays it out: `each` files in each of the 256 directories. Ages are days since the last use. */
export function fillGoCache(path: string, each: number, ageDays: (number: number) => number = () => 0): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, 'README'),
    'This directory holds cached build artifacts from the Go build system.\n',
  );
  writeFileSync(join(path, 'trim.txt'), '1795000000');
  for (let directory = 0; directory < 256; directory += 1) {
    mkdirSync(join(path, hex(directory, 2)), { recursive: true });
    for (let number = 0; number < each; number += 1) {
      const file = join(path, entryName(directory, number, number % 2 === 0 ? 'a' : 'd'));
      writeFileSync(file, `content of ${directory} ${number}`);
      age(file, ageDays(number));
    }
  }
}

/** Sets when something was last used. */
export function age(path: string, days: number): void {
  if (days === 0) return;
  const at = new Date(Date.now() - days * 86_400_000);
  utimesSync(path, at, at);
}

export function put(path: string, content: string | Buffer = 'x', mode = 0o644): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode });
  return path;
}

/** A record of a download in a module cache, without the zip; `path` and `version` are escaped. */
export function putRecord(modules: string, path: string, version = 'v1.0.0'): void {
  const record = join(modules, 'cache/download', path, '@v', version);
  put(`${record}.info`, JSON.stringify({ Version: version, Time: '2024-01-01T00:00:00Z' }));
  put(`${record}.mod`, `module ${path}\n`);
  put(`${record}.ziphash`, `h1:${'A'.repeat(43)}=`);
}

/** A module version as go leaves it behind, without the zip. Returns its tree. */
export function putModule(
  modules: string,
  path: string,
  files: Readonly<Record<string, string>> = { 'a.go': 'package a' },
  version = 'v1.0.0',
): string {
  putRecord(modules, path, version);
  const tree = join(modules, `${path}@${version}`);
  for (const [name, text] of Object.entries(files)) put(join(tree, name), text);
  return tree;
}

/** A copy of a repository as go keeps them below `cache/vcs`. Returns its directory. */
export function putRepository(modules: string, url = 'https://example.com/a'): string {
  const key = `git3:${url}`;
  const copy = join(modules, 'cache/vcs', createHash('sha256').update(key).digest('hex'));
  put(join(copy, 'HEAD'), 'ref: refs/heads/main\n');
  put(`${copy}.info`, key);
  put(`${copy}.lock`, '');
  mkdirSync(join(modules, 'cache/download'), { recursive: true });
  return copy;
}

/** Every path below a directory with its type and content: for comparing a tree before and after, byte by byte. */
export function snapshot(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (at: string, name: string): void => {
    const facts = lstatSync(at, { throwIfNoEntry: false });
    if (!facts) return;
    if (facts.isDirectory()) {
      found[name] = `directory ${(facts.mode & 0o7777).toString(8)}`;
      for (const entry of readdirSync(at)) visit(join(at, entry), name === '' ? entry : `${name}/${entry}`);
    } else if (facts.isSymbolicLink()) {
      found[name] = `link ${readlink(at)}`;
    } else if (facts.isFile()) {
      found[name] = `file ${(facts.mode & 0o7777).toString(8)} ${readFileSync(at).toString('base64')}`;
    } else {
      found[name] = 'other';
    }
  };
  visit(path, '');
  return found;
}

/** Removes a test's tree whatever its permissions. */
export function removeTree(path: string): void {
  const open = (at: string): void => {
    const facts = lstatSync(at, { throwIfNoEntry: false });
    if (!facts?.isDirectory()) return;
    chmodSync(at, 0o700);
    for (const entry of readdirSync(at, { withFileTypes: true }))
      if (entry.isDirectory()) open(join(at, entry.name));
  };
  if ((process.getuid?.() ?? 0) !== 0) open(path);
  removeWhole(path);
}
