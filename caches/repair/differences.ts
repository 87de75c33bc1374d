import type { FileHashes } from '../../host/formats/dirhash.ts';
import { inWords } from './text.ts';

/** The names that differ between what two places hold, the first few of them: `edited a.go, missing b.go, added c.go`. */
export function differences(good: FileHashes, other: FileHashes, most = 5): string {
  const found: string[] = [];
  for (const [name, sum] of good) {
    const there = other.get(name);
    if (there === undefined) found.push(`missing ${utf8(name)}`);
    else if (there !== sum) found.push(`edited ${utf8(name)}`);
  }
  for (const name of other.keys()) if (!good.has(name)) found.push(`added ${utf8(name)}`);
  const more = found.length - most;
  return found.slice(0, most).join(', ') + (more > 0 ? inWords('andMore', { count: more }) : '');
}

function utf8(name: string): string {
  return Buffer.from(name, 'latin1').toString();
}
