import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What the real go command said. */
export interface Said {
  readonly status: number;
  readonly stdout: string;
  /** Each of its messages as one line. */
  readonly messages: readonly string[];
}

/** Makes a tree of files in a directory of its own, and removes it afterwards. */
export function withTree<T>(files: Readonly<Record<string, string>>, use: (top: string) => T): T {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'gowarden-tree-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
    return use(top);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Runs the real go with only the given settings: it neither downloads nor starts another go. */
export function go(
  cwd: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Said {
  const { status, stdout, stderr } = spawnSync('go', argv, {
    cwd,
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', GOENV: 'off', GOTOOLCHAIN: 'local' },
      ...{ GOPROXY: 'off', GOSUMDB: 'off', GOFLAGS: '', ...environment },
    },
  });
  return { status: status ?? -1, stdout, messages: messagesIn(stderr) };
}

function messagesIn(stderr: string): readonly string[] {
  const messages: string[] = [];
  for (const line of stderr.split('\n').filter((one) => one !== '')) {
    const before = messages.at(-1);
    if (before === undefined || /^go: /.test(line)) messages.push(line);
    else messages[messages.length - 1] = `${before} ${line.trim()}`;
  }
  return messages;
}
