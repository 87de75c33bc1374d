import { posix } from 'node:path';
import { readReceipt } from '../../../host/formats/homebrew-receipt.ts';
import { identityOf } from '../../../host/files/memory.ts';
import type { Host } from '../../../host/host.ts';
import { Turns } from '../../../host/run/turns.ts';
import { isIntelPrefix } from '../../inventory/means.ts';
import { type Ground, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** Racks of one Cellar that are looked at. */
const most = 2000;
/** Bytes of a receipt; they have a few thousand. */
const largest = 64 * 1024;

/** Each Homebrew with the formulas that are for Intel: all below /usr/local, elsewhere those whose receipt says so. */
export const homebrew: RowProvider = {
  id: 'homebrew',
  async rows(ground) {
    const { inventory, host } = ground;
    const rows = [];
    for (const { prefix, brew, total } of inventory.means.homebrews) {
      const intel = isIntelPrefix(host.platform, prefix);
      const formulas = intel ? total : await translatedIn(prefix, ground);
      if (!intel && formulas === 0) continue;
      rows.push(
        row({
          ...{ kind: 'homebrew', name: 'Homebrew', path: prefix, architectures: ['amd64'], formulas },
          ends: 'homebrew',
          instead: inWords(intel ? 'insteadHomebrew' : 'insteadFormulas'),
          finding: intel && brew !== null ? { rule: 'brew-intel-prefix', subject: prefix } : null,
        }),
      );
    }
    return rows;
  },
};

interface Counted {
  readonly identity: string;
  readonly formulas: number;
}

/** Counts by prefix, valid until a formula comes, goes or is linked anew. */
const counts = new WeakMap<Host, Map<string, Counted>>();

async function translatedIn(prefix: string, ground: Ground): Promise<number> {
  const { host } = ground;
  const known = counts.get(host) ?? new Map<string, Counted>();
  counts.set(host, known);
  const identity = ['Cellar', 'opt', 'var/homebrew/linked']
    .map((name) => host.files.target(posix.join(prefix, name)))
    .map((facts) => (facts.ok ? identityOf(facts.value) : ''))
    .join(' ');
  const before = known.get(prefix);
  if (before?.identity === identity) return before.formulas;
  const formulas = await count(posix.join(prefix, 'Cellar'), ground);
  known.set(prefix, { identity, formulas });
  return formulas;
}

async function count(cellar: string, { host, signal, unknown }: Ground): Promise<number> {
  const racks = host.files.list(cellar);
  if (!racks.ok) return 0;
  if (racks.value.length > most) unknown(inWords('tooMany', { path: cellar, most }));
  const turns = new Turns(signal);
  let formulas = 0;
  // Each go is covered by its own file, which shows what it is built for.
  for (const name of racks.value.filter((rack) => !/^(?:\.|go(?:@|$))/.test(rack)).slice(0, most)) {
    if (isIntel(host, posix.join(cellar, name))) formulas += 1;
    await turns.given();
  }
  return formulas;
}

/** Of the versions that are kept the last. */
function isIntel(host: Host, rack: string): boolean {
  const versions = host.files.list(rack, 100);
  const last = versions.ok ? versions.value.at(-1) : undefined;
  if (last === undefined) return false;
  const text = host.files.text(posix.join(rack, last, 'INSTALL_RECEIPT.json'), largest);
  return text.ok && readReceipt(text.value)?.architecture === 'x86_64';
}
