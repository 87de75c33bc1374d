import { posix } from 'node:path';
import { goroot } from '../../../host/simulated/installers.ts';
import { done, refused } from '../../executor.ts';
import { isReleased, type Program, wordsOf } from '../program.ts';

const names: Readonly<Record<string, string>> = { '-arm64': 'arm64', '-x86_64': 'amd64' };

/** arch(1) of macOS. */
export const arch: Program = ({ words, start, machine }) => {
  const [flag = '', ...rest] = words;
  const architecture = names[flag];
  if (architecture === undefined || rest.length === 0) return refused('arch: Unknown architecture');
  const { native, translators = [] } = machine.description.hardware ?? {};
  const can = [...(native ?? [machine.architecture]), ...translators.map((one) => one.architecture)];
  return can.includes(architecture)
    ? start(rest, architecture)
    : refused(`arch: posix_spawnp: ${rest[0] ?? ''}: Bad CPU type in executable`);
};

/** mv(1): into a directory that is there, else under that name. */
export const mv: Program = ({ words, machine }) => {
  const [from = '', to = '', ...more] = wordsOf(words).plain;
  if (to === '' || more.length > 0) return refused('usage: mv source target');
  if (!machine.exists(from)) return refused(`mv: ${from}: No such file or directory`);
  const isDirectory = machine.below(to).length > 0;
  machine.move(from, isDirectory ? posix.join(to, posix.basename(from)) : to);
  return done;
};

/** chflags(1): `nouchg` takes `uchg` away. */
export const chflags: Program = ({ words, machine }) => {
  const [names = '', path = ''] = words;
  if (!machine.exists(path)) return refused(`chflags: ${path}: No such file or directory`);
  const flags = new Set(machine.flags(path));
  for (const name of names.split(',')) {
    if (name.startsWith('no')) flags.delete(name.slice(2));
    else flags.add(name);
  }
  machine.setFlags(path, [...flags]);
  return done;
};

/** rm(1). */
export const takeAway: Program = ({ words, machine }) => {
  const { plain, flags } = wordsOf(words);
  for (const path of plain) {
    if (!machine.exists(path) && ![...flags].some((flag) => flag.includes('f')))
      return refused(`rm: ${path}: No such file or directory`);
    machine.remove(path);
  }
  return done;
};

/** mkdir(1) with `-p`. */
export const mkdir: Program = ({ words, machine }) => {
  for (const path of wordsOf(words).plain) machine.write({ [path]: { directory: true } });
  return done;
};

/** curl(1): `-fLo FILE URL`; what go.dev does not have is a 404, which `-f` makes an error. */
export const curl: Program = ({ words, machine, world }) => {
  const [flags, file = '', url = ''] = words;
  if (flags !== '-fLo') return refused('curl: nobody knows what comes of it');
  const [, version = '', architecture = ''] =
    /^https:\/\/go\.dev\/dl\/go([\d.]+)\.\w+-(\w+)\.tar\.gz$/.exec(url) ?? [];
  if (!isReleased(world, version, architecture))
    return refused('curl: (22) The requested URL returned error: 404');
  machine.write({ [file]: { text: `${version} ${architecture}` } });
  return done;
};

/** tar(1): `-C DIRECTORY --strip-components=1 -xzf ARCHIVE` of a Go that was fetched. */
export const tar: Program = ({ words, machine }) => {
  const [, directory = '', , , archive = ''] = words;
  const [version = '', architecture = ''] = (machine.text(archive) ?? '').split(' ');
  if (!machine.exists(directory)) return refused(`tar: could not chdir to '${directory}'`);
  if (architecture === '') return refused(`tar: Error opening archive: Failed to open '${archive}'`);
  machine.write(goroot(directory, { version, architecture }));
  return done;
};

/** launchctl(1): variables of every application that is started from now on, terminals among them. */
export const launchctl: Program = ({ words, machine }) => {
  const [command, name = '', value = ''] = words;
  if (command !== 'setenv' && command !== 'unsetenv')
    return refused(`Unrecognized subcommand: ${command ?? ''}`);
  const changed = (variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
    const all = new Map(Object.entries(variables));
    all.delete(name);
    if (command === 'setenv') all.set(name, value);
    return Object.fromEntries(all);
  };
  machine.session = changed(machine.session);
  machine.environment = changed(machine.environment);
  return done;
};
