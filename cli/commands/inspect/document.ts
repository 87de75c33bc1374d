import type { BinaryReport } from '../../../host/binary/report.ts';
import type { Read } from '../../../host/files/files.ts';

/** One of `files` in what `gowarden inspect --json` prints. A file that could not be read is `unknown` with the reason. */
export function fileDocument(path: string, read: Read<BinaryReport>): object {
  if (!read.ok) return { path, format: 'unknown', architectures: [], go: null, reason: read.failure.message };
  const { format, architectures, go, reason } = read.value;
  return {
    path,
    format,
    architectures,
    go: go && { version: go.version, path: go.path, module: go.module, settings: go.settings },
    ...(reason !== undefined && { reason }),
  };
}
