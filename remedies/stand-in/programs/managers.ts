import { posix } from 'node:path';
import type { Architecture } from '../../../host/host.ts';
import type { Machine } from '../machine.ts';
import { goroot } from '../../../host/simulated/installers.ts';
import { done, refused, type Outcome } from '../../executor.ts';
import { type Call, isReleased, type Program, wordsOf } from '../program.ts';

/** Puts a release where a manager keeps it, in place of what is there. */
function unpack(
  { machine, world }: Call,
  tree: string,
  version: string,
  architecture: Architecture,
): Outcome {
  if (!isReleased(world, version, architecture))
    return refused(`go${version}.darwin-${architecture}: 404 Not Found`);
  machine.remove(tree);
  machine.write(goroot(tree, { version, architecture }));
  return done;
}

/** https://github.com/go-nv/goenv: `install` asks before it installs again, and takes `uname -m`. */
export const goenv: Program = (call) => {
  const [command, ...rest] = call.words;
  const { plain, flags } = wordsOf(rest);
  const [version = ''] = plain;
  const tree = posix.join(call.machine.home, '.goenv/versions', version);
  if (command !== 'install') return refused(`goenv: no such command '${command ?? ''}'`);
  if (!/^\d/.test(version)) return refused(`go-build: definition not found: ${version}`);
  if (call.machine.exists(tree) && !flags.has('--force') && !flags.has('-f'))
    return refused(`goenv: ${tree} already exists, and nobody says that it may be installed again`);
  return unpack(call, tree, version, call.runsAs);
};

/** https://github.com/asdf-community/asdf-golang: what is installed is not installed again; ASDF_GOLANG_OVERWRITE_ARCH comes before `uname -m`. */
export const asdf: Program = (call) => {
  const [command, plugin, version = ''] = call.words;
  if (plugin !== 'golang') return refused(`No such plugin: ${plugin ?? ''}`);
  const place = posix.join(call.machine.home, '.asdf/installs/golang', version);
  if (command === 'uninstall') {
    if (!call.machine.exists(place)) return refused('No such version');
    call.machine.remove(place);
    return done;
  }
  if (command !== 'install') return refused(`Unknown command: ${command ?? ''}`);
  if (call.machine.exists(place)) return done;
  const architecture = call.environment.ASDF_GOLANG_OVERWRITE_ARCH ?? call.runsAs;
  return unpack(call, `${place}/go`, version, architecture);
};

/** https://mise.jdx.dev/cli/install.html: without `--force` it leaves what is there, and with it that is removed before anything is fetched. */
export const mise: Program = (call) => {
  const [command, ...rest] = call.words;
  const { plain, flags } = wordsOf(rest);
  const asked = /^go@(.+)$/.exec(plain[0] ?? '')?.[1];
  if ((command !== 'install' && command !== 'use') || asked === undefined)
    return refused(`mise: expected a tool such as go@latest, got ${plain[0] ?? 'nothing'}`);
  const version = asked === 'latest' ? call.world.newest : asked;
  const installs = posix.join(call.machine.home, '.local/share/mise/installs/go');
  const isThere = call.machine.exists(`${installs}/${version}`);
  if (!isThere || flags.has('--force') || flags.has('-f')) {
    const outcome = unpack(call, `${installs}/${version}`, version, call.runsAs);
    if (!outcome.done) return outcome;
  }
  if (asked === 'latest') call.machine.write({ [`${installs}/latest`]: { link: version } });
  if (command === 'use' && flags.has('--global'))
    call.machine.write({
      [posix.join(call.machine.home, '.config/mise/config.toml')]: { text: `[tools]\ngo = "${asked}"\n` },
    });
  return done;
};

/** https://github.com/kevincobain2000/gobrew */
export const gobrew: Program = (call) => {
  const [command, asked = ''] = call.words;
  const version = asked === 'latest' ? call.world.newest : asked;
  const tree = posix.join(call.machine.home, '.gobrew/versions', version, 'go');
  if (command === 'uninstall') {
    call.machine.remove(posix.dirname(tree));
    return done;
  }
  if (command !== 'install' && command !== 'use') return refused(`gobrew: unknown command ${command ?? ''}`);
  const outcome = call.machine.exists(tree) ? done : unpack(call, tree, version, call.runsAs);
  if (outcome.done && command === 'use')
    call.machine.write({ [posix.join(call.machine.home, '.gobrew/current')]: { link: tree } });
  return outcome;
};

/** https://github.com/andrewkroh/gvm: `--arch` comes before what it was built for itself; what is installed stays. */
export const gvm: Program = ({ words, ...call }) => {
  const { plain } = wordsOf(words);
  const [command, version = ''] = plain;
  const asked = words.find((word) => word.startsWith('--arch='))?.slice('--arch='.length);
  if (command !== 'install') return refused(`gvm: unknown command ${command ?? ''}`);
  const program = call.machine.read(call.path);
  const own = program !== undefined && 'machO' in program ? program.machO.architectures[0] : undefined;
  const architecture = asked ?? own ?? call.runsAs;
  const tree = posix.join(call.machine.home, `.gvm/versions/go${version}.darwin.${architecture}`);
  return call.machine.exists(tree) ? done : unpack({ words, ...call }, tree, version, architecture);
};

/** A person replaces the managers that were built for another machine. */
export function makeNative(machine: Machine): void {
  const programs = [
    '.g/bin/g',
    'go/bin/gvm',
    '.local/bin/vfox',
    '.govm/bin/govm',
    '.gobrew/bin/gobrew',
    '.proto/bin/proto',
  ];
  for (const place of programs) {
    const path = posix.join(machine.home, place);
    const file = machine.read(path);
    if (file !== undefined && 'machO' in file)
      machine.write({ [path]: { machO: { ...file.machO, architectures: [machine.architecture] } } });
  }
}
