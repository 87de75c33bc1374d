import { readBinary } from '../../host/binary/read.ts';
import type { BinaryReport } from '../../host/binary/report.ts';
import { realFiles } from '../../host/files/real.ts';

const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });

/** The type of a real file, read as by the probes and `inspect`. */
export function readFile(path: string): BinaryReport {
  const read = files.open(path, readBinary);
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}
