import { writeSync } from 'node:fs';
import { carrying } from '../../messages/carried.ts';

/** One line of JSON on standard output. Whoever started us being gone ends us: there is nobody left to work for. */
export function reply(message: object): void {
  const line = Buffer.from(`${JSON.stringify(carrying(message))}\n`);
  let at = 0;
  while (at < line.length) {
    try {
      at += writeSync(1, line, at);
    } catch (error) {
      // A pipe that is full for the moment; the reader is there.
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') continue;
      process.exit(0);
    }
  }
}

const parent = process.ppid;

/** Ends us when the process that started us is gone. Cheap enough to ask now and then. */
export function endIfAlone(): void {
  if (process.ppid !== parent) process.exit(0);
}
