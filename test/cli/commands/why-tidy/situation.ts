import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, type World } from './world.ts';

/** A fault in a module or around it, and the expected answer. */
export interface Situation {
  readonly name: string;
  /** Also in the short form. */
  readonly short?: true;
  /** In place of, or in addition to, the files of a tidy module. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** The directory within the module from which it is asked. */
  readonly below?: string;
  /** What else is done once the module is tidy; returns further variables. */
  readonly prepare?: (
    world: World,
    directory: string,
  ) => Promise<Readonly<Record<string, string>>> | undefined;
  /** Null: nothing is expected. */
  readonly id: string | null;
  readonly says?: RegExp;
  readonly never?: RegExp;
}

export const go = (requires: string, more = ''): string =>
  `module example.com/m\n\ngo 1.21\n\nrequire ${requires}\n${more}`;
export const imports = (path: string): string => `package m\n\nimport _ "${path}"\n`;
export const lib = go('example.test/lib v1.0.0');
/** An empty module cache. */
export const empty = (world: World): Readonly<Record<string, string>> => ({
  GOMODCACHE: join(world.home, 'empty'),
});
export const answers =
  (status: number, text?: string, headers?: Record<string, string>) =>
  async (world: World): Promise<Readonly<Record<string, string>>> => ({
    ...empty(world),
    GOPROXY: await world.answering(status, text, headers),
    GOSUMDB: 'off',
  });
export const gitOver =
  (address: string) =>
  (world: World, directory: string): Promise<Readonly<Record<string, string>>> => {
    const config = join(directory, '../gitconfig');
    writeFileSync(config, `[url "${address}"]\n\tinsteadOf = https://github.com/\n`);
    const more = {
      ...empty(world),
      GIT_CONFIG_GLOBAL: config,
      GOPRIVATE: 'github.com/corp',
      GOPROXY: 'direct',
    };
    return Promise.resolve(more);
  };
export const secret = {
  'go.mod': go('github.com/corp/secret v1.2.0'),
  'm.go': imports('github.com/corp/secret'),
  'go.sum': '',
};
export const network = ['--network'];

export function rewrite(directory: string, change: (sum: string) => string): undefined {
  writeFileSync(join(directory, 'go.sum'), change(read(directory, 'go.sum')));
}

export function deletedTag(world: World, directory: string): Promise<Readonly<Record<string, string>>> {
  const repository = join(directory, '../lib');
  mkdirSync(repository, { recursive: true });
  writeFileSync(join(repository, 'go.mod'), 'module git.example.test/team/lib.git\n\ngo 1.21\n');
  writeFileSync(join(repository, 'l.go'), 'package lib\n');
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', words, { cwd: repository, stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=n', '-c', 'user.email=a@example.test', 'commit', '-qm', 'a');
  git('tag', 'v1.2.0');
  const config = join(directory, '../gitconfig');
  writeFileSync(
    config,
    `[url "file://${repository}"]\n\tinsteadOf = https://git.example.test/team/lib\n[safe]\n\tdirectory = *\n`,
  );
  const more = { GIT_CONFIG_GLOBAL: config, GOPRIVATE: 'git.example.test', GOPROXY: 'direct' };
  return Promise.resolve({ ...empty(world), ...more });
}
