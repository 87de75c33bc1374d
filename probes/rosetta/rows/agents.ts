import { posix } from 'node:path';
import { namesIn } from '../../../host/files/memory.ts';
import { plistAt } from '../../../host/files/plist.ts';
import { isDictionary, isPlistArray, type Plist } from '../../../host/formats/plist.ts';
import type { Host } from '../../../host/host.ts';
import { programAt } from '../program.ts';
import { type Ground, isForeign, type Row, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** Of one directory. */
const most = 500;

const directoriesOf = ({ user }: Host): readonly string[] => [
  posix.join(user.home, 'Library/LaunchAgents'),
  '/Library/LaunchAgents',
  '/Library/LaunchDaemons',
];

/** What launchd starts at login and at boot: launchd.plist(5), `Program` or the first of `ProgramArguments`. */
export const agents: RowProvider = {
  id: 'agents',
  watches: (host) => directoriesOf(host),
  rows: (ground) =>
    directoriesOf(ground.host).flatMap((directory) => {
      const names = namesIn(ground.host, directory, 'agents', (name) => /\.plist$/.test(name));
      if (!names.ok) return [];
      if (names.value.length > most) ground.unknown(inWords('tooMany', { path: directory, most }));
      return names.value.slice(0, most).flatMap((name) => agentAt(posix.join(directory, name), ground) ?? []);
    }),
};

function agentAt(path: string, { host, hardware, unknown }: Ground): Row | null {
  const read = plistAt(host, path);
  if (read.ok && read.value === null) unknown(inWords('unread', { path }));
  const plist = read.ok ? read.value : null;
  if (!isDictionary(plist) || plist.get('Disabled') === true) return null;
  const words = wordsOf(plist.get('ProgramArguments'));
  const named = plist.get('Program');
  const started = typeof named === 'string' ? named : (words[0] ?? '');
  const label = plist.get('Label');
  const name = typeof label === 'string' ? label.slice(0, 200) : posix.basename(path, '.plist');
  const about = { kind: 'agent', name, path } as const;
  if (/(?:^|\/)arch$/.test(started) && words.includes('-x86_64'))
    return row({
      ...{ ...about, architectures: ['amd64'], evidence: [words.slice(0, 6).join(' ').slice(0, 200)] },
      instead: inWords('insteadArch', { path, hardware: hardware.architecture }),
    });
  const program = started.startsWith('/') ? programAt(host, started) : null;
  if (program === null || !isForeign(program.architectures, hardware)) return null;
  const { architectures, interpreter, file } = program;
  return row({
    ...{ ...about, architectures, ends: file.startsWith('/usr/local/Cellar/') ? 'homebrew' : 'rosetta' },
    instead: inWords('insteadAgent', { program: interpreter ?? started, hardware: hardware.architecture }),
    evidence: [
      inWords('runs', { program: started, architectures: architectures.join(' + ') }),
      ...(interpreter === null ? [] : [inWords('interpreted', { program: interpreter })]),
    ],
  });
}

const wordsOf = (value: Plist | undefined): readonly string[] =>
  isPlistArray(value) ? value.filter((word) => typeof word === 'string') : [];
