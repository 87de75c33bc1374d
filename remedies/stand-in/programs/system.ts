import { posix } from 'node:path';
import { done, refused } from '../../executor.ts';
import { type Program, wordsOf } from '../program.ts';

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
