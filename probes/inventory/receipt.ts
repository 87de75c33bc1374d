import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import type { Chain } from './inventory.ts';
import { textOf } from './memory.ts';

/** What Homebrew wrote down when it installed the keg that a chain goes through; undefined when there is no receipt. */
export function receiptOf(host: Host, { links }: Chain): string | undefined {
  const keg = links
    .map((link) => /^.*\/Cellar\/[^/]+\/[^/]+/.exec(link)?.[0])
    .find((found) => found !== undefined);
  if (keg === undefined) return undefined;
  const receipt = parse(textOf(host, join(keg, 'INSTALL_RECEIPT.json')));
  if (!receipt) return undefined;
  const parts = [
    typeof receipt.arch === 'string' ? `arch ${receipt.arch.slice(0, 40)}` : '',
    receipt.poured_from_bottle === true ? 'poured from bottle' : 'built from source',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function parse(
  text: string | null,
): { readonly arch?: unknown; readonly poured_from_bottle?: unknown } | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
