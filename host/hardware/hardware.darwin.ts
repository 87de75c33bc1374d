import type { Architecture, Hardware } from '../host.ts';
import type { Machine } from '../machine.ts';
import { inWords } from './text.ts';

/** Either exists where Rosetta is installed, https://eclecticlight.co/2022/12/10. */
const rosettaPlaces = [
  '/Library/Apple/usr/libexec/oah/libRosettaRuntime',
  '/Library/Apple/usr/share/rosetta/rosetta',
];

/**
 * `uname -m`, `arch` and Node's own `process.arch` say x86_64 in a translated process; `hw.optional.arm64` does not, and
 * is unknown on Intel, https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment.
 * A Node built for arm64 needs no asking, for Intel Macs cannot start it; neither does a Node built for amd64 that runs
 * on Apple silicon, for it can only be translated.
 */
export async function hardwareOfDarwin(machine: Machine): Promise<Hardware> {
  const { files, self } = machine;
  const ours = self.architecture;
  const evidence = [inWords('ownNode', { architecture: ours })];
  const ask = async (name: string): Promise<string | null> => {
    const ran = await machine.run({ file: '/usr/sbin/sysctl', arguments: ['-n', name], timeLimitMs: 3_000 });
    if (ran.outcome === 'exited' && ran.exitCode === 0) {
      const value = ran.stdout.trim();
      evidence.push(inWords('sysctl', { name, value }));
      return value;
    }
    const unknown = ran.outcome === 'exited' && ran.stderr.includes('unknown oid');
    evidence.push(inWords('sysctl', { name, value: unknown ? inWords('unknownHere') : ran.summary }));
    return unknown ? '' : null;
  };
  const silicon = await ask('hw.optional.arm64');
  const process = await ask('sysctl.proc_translated');
  const osVersion = await ask('kern.osproductversion');
  const memory = /^\d{1,18}$/.exec((await ask('hw.memsize')) ?? '')?.[0];

  const architecture = hardwareFrom(silicon, process, ours);
  const rosetta = architecture === 'arm64' ? rosettaPlaces.find((place) => files.facts(place).ok) : undefined;
  if (architecture === 'arm64')
    evidence.push(inWords('rosetta', { place: rosetta ?? inWords('notInstalled') }));
  return {
    architecture: architecture ?? ours,
    native: [architecture ?? ours],
    ours,
    translated: architecture === null ? 'unknown' : architecture !== ours,
    translators: rosetta !== undefined ? [{ name: 'Rosetta', architecture: 'amd64' }] : [],
    osVersion: osVersion === '' ? null : osVersion,
    ...(memory !== undefined && { memoryBytes: Number(memory) }),
    evidence,
  };
}

/** What the processor is; null if neither question was answered and our own architecture proves nothing. */
function hardwareFrom(
  silicon: string | null,
  translated: string | null,
  ours: Architecture,
): Architecture | null {
  if (ours === 'arm64' || silicon === '1' || translated === '1') return 'arm64';
  if (silicon === '' || silicon === '0') return 'amd64';
  // sysctl.proc_translated is unknown on Intel; 0 comes only from Apple silicon, where an amd64 Node would say 1.
  return translated === '' ? 'amd64' : null;
}
