import { posix } from 'node:path';
import { namesIn } from '../../../host/files/memory.ts';
import type { Host } from '../../../host/host.ts';
import { searchPath } from '../../inventory/candidates.ts';
import { programAt } from '../program.ts';
import { isForeign, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** Where version managers keep each release of Node.js, below the home directory; `node` is in `bin` or at the path that follows. */
const kept: readonly (readonly [directory: string, inside: string])[] = [
  // https://github.com/nvm-sh/nvm, https://docs.volta.sh, https://github.com/Schniz/fnm, https://github.com/nodenv/nodenv
  ['.nvm/versions/node', 'bin/node'],
  ['.volta/tools/image/node', 'bin/node'],
  ['.local/share/fnm/node-versions', 'installation/bin/node'],
  ['Library/Application Support/fnm/node-versions', 'installation/bin/node'],
  ['.nodenv/versions', 'bin/node'],
  ['.asdf/installs/nodejs', 'bin/node'],
  ['.local/share/mise/installs/node', 'bin/node'],
];

/** Every Node.js on PATH, of version managers and of Homebrew, and the one that runs gowarden. */
export const node: RowProvider = {
  id: 'node',
  rows({ host, hardware, inventory }) {
    const instead = inWords('insteadNode', { hardware: hardware.architecture });
    const onPath = inventory.contexts.flatMap((context) =>
      searchPath(context).map((directory) => posix.join(directory, 'node')),
    );
    const files = new Set<string>();
    const found = [...new Set([...onPath, ...keptBy(host)])].flatMap((path) => {
      const program = programAt(host, path);
      // A manager's shim is a script; what it starts is among those that are kept.
      if (!program || program.interpreter !== null || !isForeign(program.architectures, hardware)) return [];
      if (files.has(program.file)) return [];
      files.add(program.file);
      const named = program.file.split('/').find((part) => /^v?\d+\.\d+\.\d+$/.test(part));
      const { architectures, file } = program;
      return row({
        ...{ kind: 'node', name: 'node', path, architectures, instead },
        version: named?.replace('v', '') ?? null,
        evidence: file === path ? [] : [file],
      });
    });
    if (hardware.translated !== true) return found;
    const own = row({
      ...{ kind: 'node', name: 'node', path: 'node', architectures: [hardware.ours], instead },
      finding: { rule: 'node-translated', subject: 'node' },
      evidence: [inWords('ownNode')],
    });
    return [own, ...found];
  },
};

function keptBy(host: Host): readonly string[] {
  const names = (directory: string, wanted: RegExp): readonly string[] => {
    const read = namesIn(host, directory, wanted.source, (name) => wanted.test(name));
    return read.ok ? read.value.slice(0, 200) : [];
  };
  return [
    ...kept.flatMap(([place, inside]) => {
      const directory = posix.join(host.user.home, place);
      return names(directory, /^v?\d/).map((name) => posix.join(directory, name, inside));
    }),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((directory) =>
      names(directory, /^node(?:@\d+)?$/).map((name) => posix.join(directory, name, 'bin/node')),
    ),
  ];
}
