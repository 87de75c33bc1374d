import { visibleLines } from '../../messages/visible.ts';
import { costKind } from './entry.ts';
import type { History } from './history.ts';

/** The history as text, one line each, for the desktop's editor. */
export function historyText(history: Pick<History, 'entries'>): string {
  const lines = history
    .entries({ limit: 1000, besides: costKind })
    .map(({ id, at, kind, rule, subject, before, after }) => {
      const change = [before, after].map(
        (tool) => tool && `${tool.version ?? '?'} ${tool.architectures.join('+')}`,
      );
      const arrow = kind === 'toolchain-changed' ? `${change[0] ?? '-'} -> ${change[1] ?? '-'}` : '';
      return [String(id).padStart(6), new Date(at).toISOString(), kind, rule ?? '', subject, arrow]
        .filter(Boolean)
        .join('  ');
    });
  return `${visibleLines(lines)}\n`;
}
