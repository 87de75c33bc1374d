import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How to make a real program print an error text. */
export interface Made {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** `HERE` is the directory of the case. */
  readonly argv: readonly string[];
  /** As a user who has no access to root's directories. */
  readonly asNobody?: true;
}

const nobody = 65_534;

/** What the real program prints in a directory of its own below `home`, in which `closed` has that mode. */
export function made(
  { files = {}, env = {}, argv: [program = '', ...words], asNobody }: Made,
  home: string,
  closed?: readonly [path: string, mode: number],
): string {
  const directory = mkdtempSync(join(home, 'case-'));
  if (asNobody) for (const path of [home, directory]) chmodSync(path, 0o755);
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (closed) chmodSync(join(directory, closed[0]), closed[1]);
  const quiet = {
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
    GOFLAGS: '',
    GOENV: 'off',
    GOTELEMETRY: 'off',
    GOWORK: '',
  };
  const { PATH = '' } = process.env;
  const at = Object.entries({ HOME: home, PATH, ...quiet, ...env });
  const ran = spawnSync(
    program,
    words.map((word) => word.replaceAll('HERE', directory)),
    {
      cwd: directory,
      encoding: 'utf8',
      env: Object.fromEntries(at.map(([name, value]) => [name, value.replaceAll('HERE', directory)])),
      ...(asNobody && process.getuid?.() === 0 ? { uid: nobody } : {}),
    },
  );
  return ran.stderr + ran.stdout;
}
