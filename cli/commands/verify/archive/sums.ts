import { basename } from 'node:path';
import { fieldOf, readJson } from '../../../../host/formats/json.ts';
import type { Host } from '../../../../host/host.ts';
import type { Proof } from '../../../../probes/verification/verdict.ts';
import { inWords } from './text.ts';
import { unread, type Weighed } from './weighed.ts';

/** Bytes of go.dev's list with every release of all time: 3 MB. */
const largestList = 32 * 1024 * 1024;

/** `FILE.sha256` beside a file, as go.dev (`HEX`) and JetBrains (`HEX *NAME`) have it; null when there is none. */
export function besideProof(host: Host, path: string, sha256: string): Weighed | null {
  const file = `${path}.sha256`;
  const text = host.files.text(file, 64 * 1024);
  if (!text.ok) return text.failure.kind === 'absent' ? null : unread('sha256-file', text.failure.message);
  const lines = text.value.split('\n', 1000).map((line) => /^([0-9a-f]{64})(?: [ *](.+?))?\s*$/i.exec(line));
  const found = lines.find(
    (match) => match && (match[2] === undefined || basename(match[2]) === basename(path)),
  );
  const sum = found?.[1]?.toLowerCase();
  if (sum === undefined) return unread('sha256-file', inWords('noSum', { file, name: basename(path) }));
  return compared('sha256-file', file, sum, sha256);
}

/** A sum that the user gives. */
export function givenProof(given: string, sha256: string): Proof {
  return compared('sha256-given', '--sha256', given.toLowerCase(), sha256);
}

/**
 * What go.dev's list of releases (https://go.dev/dl/?mode=json&include=all) says of a file of that name; null when it does not know
 * it.
 */
export function listProof(text: string, source: string, path: string, sha256: string): Weighed | null {
  const root = readJson(text);
  if (!Array.isArray(root)) return unread('release-list', inWords('noList', { file: source }));
  for (const release of root as readonly unknown[]) {
    const files = fieldOf(release, 'files');
    const all: readonly unknown[] = Array.isArray(files) ? files : [];
    const file = all.find((one) => fieldOf(one, 'filename') === basename(path));
    const sum = fieldOf(file, 'sha256');
    if (typeof sum === 'string' && sum !== '')
      return compared('release-list', source, sum.toLowerCase(), sha256);
  }
  return null;
}

/** The text of a list that was saved; the sentence why not when it cannot be read. */
export function savedList(host: Host, file: string): { readonly text: string } | { readonly why: string } {
  const text = host.files.text(file, largestList);
  return text.ok ? { text: text.value } : { why: text.failure.message };
}

function compared(kind: Proof['kind'], source: string, expected: string, sha256: string): Proof {
  const ok = expected === sha256;
  const detail = ok
    ? inWords('sumAgrees', { source, sha256 })
    : inWords('sumDiffers', { source, expected, sha256 });
  return { kind, ok, detail };
}
