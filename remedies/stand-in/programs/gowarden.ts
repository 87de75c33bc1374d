import { posix } from 'node:path';
import { done, refused } from '../../executor.ts';
import type { Machine } from '../machine.ts';
import type { Program } from '../program.ts';

/** gowarden itself, as far as remedies name it. */
export const gowarden: Program = ({ words, machine }) => {
  const [command, word = ''] = words;
  if (command === 'clean' && word === '--repair') {
    repair(machine);
    return done;
  }
  const toolchain = /^go-toolchain:(.+)$/.exec(word)?.[1];
  if (command === 'clean' && toolchain !== undefined) {
    const tree = posix.join(machine.home, `go/pkg/mod/golang.org/toolchain@v0.0.1-${toolchain}`);
    if (!machine.exists(tree)) return refused(`There is no cache \`${word}\``);
    machine.remove(tree);
    return done;
  }
  if (command === 'service' && word === 'restart') {
    machine.restarted = true;
    return done;
  }
  // It only reads.
  if (command === 'why-tidy') return done;
  return refused(`gowarden: there is no command \`${words.join(' ')}\``);
};

/** Takes modules with a damaged record out of the cache; go downloads them again when they are wanted. */
function repair(machine: Machine): void {
  for (const path of machine.below(posix.join(machine.home, 'go/pkg/mod/cache/download'))) {
    if (!path.endsWith('.ziphash') || /^h1:[A-Za-z0-9+/]{43}=$/.test(machine.text(path)?.trim() ?? ''))
      continue;
    const version = path.slice(0, -'ziphash'.length);
    for (const other of machine.below(posix.dirname(path)))
      if (other.startsWith(version)) machine.remove(other);
  }
}
