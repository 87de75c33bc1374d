import type { Host } from '../host/host.ts';

/** Of sentences about what does not answer, one for each file system: they end in `(file system nfs4 mounted at /mnt/a)`. */
export function oneForEachFileSystem(messages: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const message of messages) {
    const fileSystem = message.slice(message.lastIndexOf(' ('));
    if (!first.has(fileSystem)) first.set(fileSystem, message);
  }
  return [...first.values()];
}

/** What could not be determined, and what of the machine does not respond now: one sentence for each file system. */
export function withSilences({ silence }: Pick<Host, 'silence'>, told: readonly string[]): readonly string[] {
  const silent = (silence?.now() ?? []).map(({ failure }) => failure.message);
  return silent.length === 0 ? told : oneForEachFileSystem([...told, ...silent]);
}
