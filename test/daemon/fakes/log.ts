import type { Log } from '../../../daemon/log/log.ts';

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: { level: string; values: unknown; text: unknown }[] } {
  const lines: { level: string; values: unknown; text: unknown }[] = [];
  const at =
    (level: string) =>
    (values: unknown, text?: unknown): void => {
      lines.push({ level, values, text });
    };
  return {
    lines,
    level: 'trace',
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
