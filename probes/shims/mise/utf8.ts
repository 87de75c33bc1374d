import { isUtf8 } from 'node:buffer';
import type { Host } from '../../../host/host.ts';

/** Where bytes that are not UTF-8 were read, there is this character in the text, but it may also stand there itself. */
const replaced = '\ufffd';

/** Whether a file whose text was read is UTF-8, without which mise takes nothing of it (crates/mise-util/src/file.rs, `read_to_string`). */
export function isUnreadable({ files }: Host, file: string, text: string): boolean {
  if (!text.includes(replaced)) return false;
  const bytes = files.open(file, (source) => source.read(0, source.size));
  return bytes.ok && !isUtf8(bytes.value);
}
