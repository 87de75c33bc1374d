import { dirname, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { home, mac } from '../../../../host/simulated/mac.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import type { Platform } from '../../../../host/host.ts';
import type { Engines } from '../../../../probes/containers/engines/answer.ts';
import { engines } from '../../../../probes/containers/engines/probe.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import { machine, today, with_ } from '../../machine.ts';

interface Options {
  readonly platform?: Platform;
  /** Creates files that are not text: it gets the path of a name, whose directory exists. */
  readonly put?: (place: (name: string) => string) => void;
}

/** The report about engines on kim's machine with these files, by their names below the home directory. */
export async function enginesWith(
  texts: Readonly<Record<string, string>>,
  { platform = 'darwin', put }: Options = {},
): Promise<Engines> {
  const files: SketchedFiles = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [join(home, name), { text }]),
  );
  const { host, folder } = await machine(with_(mac({}), files, { platform }));
  put?.((name) => {
    const path = join(folder, 'root', home, name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  });
  return engines.ask(newSweep(host, new AbortController().signal, today));
}
