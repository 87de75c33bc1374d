import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import type { Host } from '../../../../host/host.ts';
import { buildsOfCompose } from '../../../../probes/containers/compose/builds.ts';
import { temporary } from '../../../cli/machine.ts';
import fc from '../../../fast-check.ts';
import { goVersion } from '../../../real/go-programs.ts';
import { seed } from '../../../seed.ts';
import { askCompose, type OfCompose } from './compose-go.ts';
import { type Files, projects } from './projects.ts';
import { tagged } from './tagged.ts';

const isLong = process.env.GOWARDEN_LONG !== undefined;
// The long form: npm run test:dockerfile-long
const runs = isLong ? 2_000 : 150;
const root = temporary('compose');
let made = 0;

/** Writes the files of each project into a directory of its own. */
function written(all: readonly Files[]): readonly string[] {
  return all.map((files) => {
    const directory = join(root, String((made += 1)));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return directory;
  });
}

/** Our result in the same form: only arguments that have a value. */
function ours(host: Host, directory: string, files: Files): Readonly<Record<string, OfCompose>> {
  const names = Object.keys(files).filter((path) => /^(?:docker-)?compose\./.test(path));
  const builds = buildsOfCompose(host, { directory, names, top: root }, () => undefined);
  return Object.fromEntries(
    builds
      .filter(({ name }) => name !== 'services.no')
      .map(({ name, context, dockerfile, inline, args, platforms, target, contexts }) => [
        name.replace('services.', ''),
        {
          ...{
            context: context ?? '',
            inline: inline?.text ?? '',
            args: Object.fromEntries(args),
            platforms,
          },
          ...{ target: target ?? '', contexts: Object.fromEntries(contexts) },
          dockerfile: inline === null ? (dockerfile ?? '') : '',
        },
      ]),
  );
}

function theirs(services: Readonly<Record<string, OfCompose>>): Readonly<Record<string, OfCompose>> {
  return Object.fromEntries(
    Object.entries(services).map(([name, one]) => [
      name,
      {
        ...one,
        args: Object.fromEntries(Object.entries(one.args ?? {}).filter(([, value]) => value !== null)),
        ...{ platforms: one.platforms ?? [], contexts: one.contexts ?? {} },
      },
    ]),
  );
}

describe.skipIf(goVersion() === null)('compose builds the same services of a project', () => {
  test(`from generated files (GOWARDEN_SEED=${seed} draws them again)`, async () => {
    const host = await openHost();
    const drawn = fc.sample(projects, { numRuns: runs, seed });
    const directories = written(drawn);
    const told = askCompose(directories);
    let compared = 0;
    for (const [index, files] of drawn.entries()) {
      const services = told[index] ?? null;
      if (services === null) continue;
      compared += 1;
      const own = ours(host, directories[index] ?? '', files);
      expect(own, JSON.stringify(files, null, 1)).toEqual(theirs(services));
      // Removing thousands of directories takes longer than a hook after the tests may.
      rmSync(directories[index] ?? '', { recursive: true });
    }
    // Compose refuses a missing service and the like.
    expect(compared).toBeGreaterThan(runs / 2);
  }, 600_000);

  test('from files whose tags meet services that extend others', async () => {
    const host = await openHost();
    const directories = written(tagged);
    for (const [index, services] of askCompose(directories).entries()) {
      const files = tagged[index] ?? {};
      expect(services, JSON.stringify(files)).not.toBeNull();
      const own = ours(host, directories[index] ?? '', files);
      expect(own, JSON.stringify(files, null, 1)).toEqual(theirs(services ?? {}));
    }
  }, 600_000);
});
