import { opendirSync, readdirSync } from 'node:fs';

/** A path as text, or as bytes where a name in it is not UTF-8. */
export type Path = string | Buffer;

export function joined(path: Path, name: Path): Path {
  if (typeof path === 'string' && typeof name === 'string') return `${path}/${name}`;
  return Buffer.concat([Buffer.from(path), Buffer.from('/'), Buffer.from(name)]);
}

/** A directory whose own entry is larger than this (bytes) holds so many names that they are read little by little. */
const largeDirectory = 4 * 1024 * 1024;

export function isLarge(size: number): boolean {
  return size > largeDirectory;
}

/** Passes every name in a directory to `use`, those that are not UTF-8 as bytes. Throws what the system throws. */
export function eachName(path: Path, size: number, use: (name: Path) => void): void {
  const strange = isLarge(size) && typeof path === 'string' ? streamed(path, use) : listed(path, use);
  if (!strange) return;
  for (const name of readdirSync(path, { encoding: 'buffer' })) {
    if (name.toString().includes('\ufffd')) use(name);
  }
}

/** True when some names are left because text cannot hold them. */
function listed(path: Path, use: (name: Path) => void): boolean {
  let strange = false;
  for (const name of readdirSync(path)) {
    if (name.includes('\ufffd')) strange = true;
    else use(name);
  }
  return strange;
}

function streamed(path: string, use: (name: Path) => void): boolean {
  let strange = false;
  const directory = opendirSync(path, { bufferSize: 1024 });
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (entry.name.includes('\ufffd')) strange = true;
      else use(entry.name);
    }
  } finally {
    directory.closeSync();
  }
  return strange;
}
