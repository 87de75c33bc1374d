import { writeSync } from 'node:fs';
import { carrying } from '../../messages/carried.ts';

/** Milliseconds after which we say that we are at work if there is nothing else to report. */
export const tellMs = 500;
let toldMs = performance.now();

/** Writes one line of JSON to standard output. When our parent is gone we end: nobody is left to work for. */
export function reply(message: object): void {
  toldMs = performance.now();
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

/** To be called while we work: ends us as `endIfAlone` does, and says now and then that we do not stand still. */
export function tick(): void {
  endIfAlone();
  if (performance.now() - toldMs > tellMs) reply({});
}
