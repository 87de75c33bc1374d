import type { Hardware } from '../../../host/host.ts';
import { inWords } from '../text.ts';
import type { Engine, Engines } from './answer.ts';

/** Whether a platform (`linux/amd64`) is for another processor than the machine's. */
export function isForeign(platform: string, { native }: Hardware): boolean {
  const architecture = platform.split('/')[1];
  // 32-bit programs of the same family run in the engine's own kernel, or not: nobody says.
  return (
    architecture !== undefined && ['amd64', 'arm64'].includes(architecture) && !native.includes(architecture)
  );
}

/** Most images that evidence names. */
const mostNamed = 5;

/** The engines, and the images for another processor that lie here; of which of them nothing is known, and why. */
export function engineLines({ engines, images }: Engines): readonly string[] {
  return [
    ...engines.map(engineLine),
    ...images.foreign.slice(0, mostNamed).map((image) => inWords('localImage', image)),
    ...images.unknown.slice(0, mostNamed),
  ];
}

/** An engine with its emulation, as far as its files prove it. */
export function engineLine({ kind, name, file, emulation, said }: Engine): string {
  const engine = name === null ? kind : `${kind} ${name}`;
  const code = (
    { rosetta: 'byRosetta', qemu: 'byQemu', 'not-rosetta': 'notByRosetta', unknown: 'byUnknown' } as const
  )[emulation];
  return inWords(code, { file, engine, said: said === '' ? '-' : said });
}
