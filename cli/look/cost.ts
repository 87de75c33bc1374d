import type { OwnCost } from '../../daemon/status.ts';
import type { Messages } from '../../messages/speak.ts';
import { formatBytes, formatShare } from '../../messages/units.ts';
import { inLanguage } from '../../messages/fill.ts';
import { texts } from './text.ts';

/** What gowarden itself costs, in one line. */
export function costText(cost: OwnCost, messages: Messages): string {
  const { rssBytes, cpuShare, watches, descriptors, databaseBytes } = cost;
  return inLanguage(messages.language, texts).cost(
    formatBytes(rssBytes),
    cpuShare === null ? '?' : formatShare(cpuShare),
    watches,
    descriptors,
    databaseBytes === null ? '?' : formatBytes(databaseBytes),
  );
}
