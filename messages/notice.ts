import type { Messages } from './speak.ts';

/** The sentence of a notice; its code and values as they are when this version does not know a sentence for it. */
export function sayNotice(
  messages: Messages,
  notice: { readonly code: string; readonly values: Readonly<Record<string, string>> },
): string {
  const sentences: Readonly<
    Record<string, ((values: Readonly<Record<string, string>>) => string) | undefined>
  > = messages.notices;
  return sentences[notice.code]?.(notice.values) ?? [notice.code, ...Object.values(notice.values)].join(' ');
}
