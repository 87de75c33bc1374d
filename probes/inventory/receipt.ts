import { join } from 'node:path';
import { readReceipt } from '../../host/formats/homebrew-receipt.ts';
import type { Host } from '../../host/host.ts';
import type { Chain } from './inventory.ts';
import { textOf } from '../../host/files/memory.ts';
import { inWords } from './text.ts';

/** What Homebrew wrote down when it installed the keg that a chain goes through; undefined without a receipt. */
export function receiptOf(host: Host, { links }: Chain): string | undefined {
  const keg = links
    .map((link) => /^.*\/Cellar\/[^/]+\/[^/]+/.exec(link)?.[0])
    .find((found) => found !== undefined);
  if (keg === undefined) return undefined;
  const text = textOf(host, join(keg, 'INSTALL_RECEIPT.json'));
  const receipt = text === null ? null : readReceipt(text);
  if (receipt === null) return undefined;
  const { architecture, pouredFromBottle } = receipt;
  const one = architecture === null ? undefined : inWords('builtFor', { architecture });
  const other = pouredFromBottle === null ? undefined : inWords(pouredFromBottle ? 'poured' : 'notPoured');
  return one !== undefined && other !== undefined ? inWords('both', { one, other }) : (one ?? other);
}
