import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../../../host/host.ts';
import { chooseByMise } from '../../../../probes/shims/mise/choose.ts';
import type { ShimChoice } from '../../../../probes/shims/shim.ts';
import { realMise } from '../../../real/mise.ts';

/** A home directory with mise's Gos, as its shim sees it. `~` at the beginning of a path or value is that home. */
export interface Tree {
  /** Texts by path: `work/m/mise.toml`. The shim is called in `work/m`. */
  readonly files: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Names in installs/go. */
  readonly installed?: readonly string[];
  /** Names of versions whose installation was not completed. */
  readonly incomplete?: readonly string[];
  /** Links in installs/go: name → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Earlier commands to the real mise, in order: `['trust', 'work/m']`. Without them everything is trusted, by a variable. */
  readonly told?: readonly (readonly string[])[];
  /** What is written at the end of files after that. */
  readonly changed?: readonly string[];
}

export const usuallyInstalled: readonly string[] = ['1.20', '1.20.14', '1.22.5', '1.22.12', '1.25.4'];

/** What the real shim did: the path of the go that ran, `system`, or its message when it stopped. */
export interface Real {
  readonly ran: string | null;
  readonly stderr: string;
}

export interface Compared {
  readonly choice: ShimChoice;
  readonly real: Real;
  /** The same where mise installs nothing by itself. */
  readonly patient: Real;
}

/** Asks both about the same tree. Paths in the answers begin with `~`. */
export function compareOn(host: Host, tree: Tree): Compared {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-mise-')));
  try {
    const environment = lay(home, tree);
    const directory = join(home, 'work/m');
    tell(home, environment, tree);
    const choice = chooseByMise({
      host: { ...host, user: { ...host.user, home } },
      environment,
      directory,
      root: environment.MISE_DATA_DIR ?? join(home, '.local/share/mise'),
      program: realpathSync(realMise()),
      architecture: process.arch === 'x64' ? 'amd64' : 'arm64',
      next: () => join(home, 'system/go'),
    });
    const run = (more: Readonly<Record<string, string>>): Real => runShim(home, { ...environment, ...more });
    const told = (text: string): string => text.replaceAll(home, '~');
    // First, since an attempt to install renews mise's own links.
    const patient = run({ MISE_NOT_FOUND_AUTO_INSTALL: '0' });
    return {
      choice: {
        ...choice,
        path: choice.path === null ? null : told(real(choice.path)),
        reason: told(choice.reason),
      },
      real: run({}),
      patient,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function lay(home: string, tree: Tree): Readonly<Record<string, string>> {
  const own = (text: string): string => text.replaceAll('~HOME', home);
  const put = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      text.includes('~BYTE') ? Buffer.from(text.replaceAll('~BYTE', '\xff'), 'latin1') : text,
    );
    chmodSync(path, mode);
  };
  const program = (path: string): void => put(path, `#!/bin/sh\necho '${path}'\n`, 0o755);
  const installs = join(home, '.local/share/mise/installs/go');
  mkdirSync(installs, { recursive: true });
  const installed = tree.installed ?? usuallyInstalled;
  for (const name of tree.incomplete ?? []) put(join(home, '.cache/mise/go', name, 'incomplete'), '');
  for (const name of installed) program(join(installs, name, 'bin/go'));
  for (const [name, target] of Object.entries(tree.links ?? {}))
    if (!installed.includes(name)) symlinkSync(own(target), join(installs, name));
  for (const other of ['own-go', 'work/m/rel-go', 'work/rel-go', 'system']) {
    program(join(home, other, other === 'system' ? 'go' : 'bin/go'));
  }
  mkdirSync(join(home, 'work/m'), { recursive: true });
  for (const [path, text] of Object.entries(tree.files)) put(join(home, path), own(text));
  const shims = join(home, '.local/share/mise/shims');
  mkdirSync(shims, { recursive: true });
  symlinkSync(realMise(), join(shims, 'go'));
  // As in any mise that has been used.
  mkdirSync(join(home, '.local/state/mise'), { recursive: true });
  const variables = Object.entries(tree.environment ?? {}).map(([name, value]) => [name, own(value)]);
  return {
    HOME: home,
    PATH: [shims, join(home, 'system'), '/usr/bin', '/bin'].join(':'),
    ...(tree.told === undefined ? { MISE_TRUSTED_CONFIG_PATHS: '/' } : {}),
    ...(Object.fromEntries(variables) as Record<string, string>),
  };
}

/** Instructs the real mise what to trust; it does not matter if it refuses. */
function tell(home: string, environment: Readonly<Record<string, string>>, tree: Tree): void {
  const env = { ...environment, MISE_OFFLINE: '1' };
  for (const [verb = '', ...words] of tree.told ?? []) {
    const last = join(home, words.at(-1) ?? '');
    spawnSync(realMise(), [verb, ...words.slice(0, -1), last], {
      cwd: join(home, 'work/m'),
      env,
      timeout: 120_000,
    });
  }
  for (const path of tree.changed ?? [])
    if (existsSync(join(home, path))) appendFileSync(join(home, path), '# changed\n');
}

/** Nothing is fetched. */
function runShim(home: string, environment: Readonly<Record<string, string>>): Real {
  const cwd = join(home, 'work/m');
  const env = { ...environment, MISE_OFFLINE: '1', PWD: cwd };
  const ran = spawnSync(join(home, '.local/share/mise/shims/go'), ['version'], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (ran.error) throw ran.error;
  const lines = ran.stdout.trim().split('\n');
  return {
    ran: ran.status === 0 ? real(lines.at(-1) ?? '').replaceAll(home, '~') : null,
    stderr: ran.stderr.replaceAll(home, '~'),
  };
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // It does not exist, which is an answer, too.
  }
}
