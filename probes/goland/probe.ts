import { dirname, posix } from 'node:path';
import { namesIn } from '../../host/files/memory.ts';
import type { Context, Host } from '../../host/host.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import type { GoLands, Start } from './answer.ts';
import type { GoLand } from './goland.ts';
import { desktopOf, golands } from './installs.ts';
import { optionsOf } from './options.ts';
import { runtimeOf } from './runtime.ts';
import { projectsOf } from './sdk.ts';
import { judge } from './verdicts/judge.ts';

/** With which Java and which options does each GoLand start, and to which Go SDK are its projects bound? From files alone. */
export const goland: Probe<GoLands> = {
  id: 'goland',
  schedule: '*/30 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const { inventory, runs } = await sweep.ask(running);
    const { contexts, hardware } = inventory;
    const all = golands(host, desktopOf(contexts));
    // Of two that start it in the same way the one whose environment was seen says more.
    const from = contexts.filter(({ id }) => id !== 'daemon').toSorted((a, b) => rankOf(a) - rankOf(b));
    const memoryBytes = hardware.memoryBytes ?? null;
    const starts = all.flatMap((one) => from.map((context) => startOf(host, one, context, memoryBytes)));
    const modules = new Set(runs.map(({ directory }) => directory));
    if (sweep.directory !== undefined) modules.add(sweep.directory);
    modules.delete(host.user.home);
    return {
      hardware,
      inventory,
      starts: starts.filter(isNew),
      projects: projectsOf(host, all, [...modules]),
      stableSdks: inventory.means.homebrews.flatMap(({ prefix }) =>
        stableIn(host, posix.join(prefix, 'opt')),
      ),
    };
  },
  doubts: () => ({ unknown: [] }),
  watches: ({ starts, projects }) => [
    ...projects.map(({ file }) => ({ directory: dirname(file), names: ['workspace.xml'] })),
    ...starts.flatMap(({ goland: { config }, options: { userFile } }) => [
      { directory: config, names: ['goland.jdk', 'goland.vmoptions', 'goland64.vmoptions'] },
      ...(userFile === null
        ? []
        : [{ directory: dirname(userFile), names: [userFile.slice(dirname(userFile).length + 1)] }]),
    ]),
  ],
};

/** Most people start it from the desktop. */
const rankOf = ({ id, certainty }: Context): number =>
  (certainty === 'observed' ? 0 : 2) + (id === 'gui' ? 0 : 1);

/** Of `go` and of the versions that Homebrew keeps beside it (`go@1.25`). */
function stableIn(host: Host, opt: string): readonly string[] {
  const names = namesIn(host, opt, 'go kegs', (name) => /^go(?:@[\d.]{1,20})?$/.test(name));
  return (names.ok ? names.value : [])
    .map((name) => posix.join(opt, name, 'libexec'))
    .filter((place) => host.files.target(posix.join(place, 'bin/go')).ok);
}

function startOf(host: Host, one: GoLand, context: Context, memoryBytes: number | null): Start {
  const java = runtimeOf(host, one, context.environment);
  const options = optionsOf(host, one, context.environment);
  const macros: readonly (readonly [string, string])[] = [
    ['$USER_HOME', host.user.home],
    [host.platform === 'darwin' ? '$APP_PACKAGE/Contents' : '$IDE_HOME', one.home],
    ['$IDE_CACHE_DIR', one.caches],
  ];
  const isThere = (path: string): boolean | null => {
    const place = macros.reduce((text, [macro, value]) => text.replaceAll(macro, () => value), path);
    // Nobody fills these in.
    if (/^[~$"']/.test(place)) return false;
    if (!place.startsWith('/')) return null;
    const facts = host.files.target(place);
    return facts.ok ? true : facts.failure.kind === 'absent' ? false : null;
  };
  const { major = null, vendor = null } = java.runtime ?? {};
  const around = { major, isJetBrains: vendor?.includes('JetBrains') ?? false, memoryBytes, isThere };
  return {
    goland: one,
    context: context.id,
    certainty: context.certainty,
    java,
    options,
    verdicts: judge(options.all, around),
  };
}

const ofVariables = ({ options }: Start): string =>
  options.all.flatMap(({ text, file, isStrict }) => (isStrict ? [file, text] : [])).join('\n');

/** A terminal that starts it as the desktop does adds nothing new. */
function isNew(start: Start, at: number, all: readonly Start[]): boolean {
  const same = (other: Start): boolean =>
    other.goland === start.goland &&
    other.java.runtime?.home === start.java.runtime?.home &&
    other.options.userFile === start.options.userFile &&
    other.options.passed.length === start.options.passed.length &&
    [other, start].map(ofVariables).every((text, _, [first]) => text === first) &&
    other.java.passedOver.length === start.java.passedOver.length;
  return !all.slice(0, at).some(same);
}
