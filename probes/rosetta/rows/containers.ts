import { posix } from 'node:path';
import { namesIn } from '../../../host/files/memory.ts';
import type { Host } from '../../../host/host.ts';
import { searchPath } from '../../inventory/candidates.ts';
import { programAt } from '../program.ts';
import { type Ground, isForeign, type Row, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** What people start containers and their virtual machines with. */
const programs = ['docker', 'docker-compose', 'colima', 'limactl', 'orb', 'orbctl', 'podman'];
const most = 100;

/** Plugins of the docker command: https://docs.docker.com/engine/extend/cli_plugins/. */
const pluginsOf = ({ user }: Host): readonly string[] => [
  posix.join(user.home, '.docker/cli-plugins'),
  '/usr/local/lib/docker/cli-plugins',
];

/**
 * Container programs that are for Intel. Images for Intel are not listed: macOS 27 translates for Linux guests by itself.
 * https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment
 */
export const containers: RowProvider = {
  id: 'containers',
  watches: (host) => pluginsOf(host),
  rows: (ground) => programRows(ground),
};

function programRows({ host, hardware, inventory }: Ground): readonly Row[] {
  const onPath = inventory.contexts.flatMap((context) =>
    searchPath(context).flatMap((directory) => programs.map((name) => posix.join(directory, name))),
  );
  const plugins = pluginsOf(host).flatMap((directory) => {
    const names = namesIn(host, directory, 'docker plugins', (name) => name.startsWith('docker-'));
    return names.ok ? names.value.slice(0, most).map((name) => posix.join(directory, name)) : [];
  });
  const files = new Set<string>();
  return [...new Set([...onPath, ...plugins])].flatMap((path) => {
    const program = programAt(host, path);
    if (!program || !isForeign(program.architectures, hardware) || files.has(program.file)) return [];
    files.add(program.file);
    return row({
      ...{ kind: 'container', name: posix.basename(path), path, architectures: program.architectures },
      instead: inWords('insteadContainer', { name: posix.basename(path), hardware: hardware.architecture }),
      evidence: program.file === path ? [] : [program.file],
    });
  });
}
