import { cachesText } from './caches/text.ts';
import { configurationText } from './configuration/text.ts';
import type { Language } from './language.ts';
import { noticesText, watchHints } from './notices/text.ts';
import { inChinese } from './phrases.ts';
import { unitsText } from './units/text.ts';
import { visible } from './visible.ts';

/** The sentences that several rooms share, by topic: `speak('en').units.ago(4000)`. What it is filled with becomes visible (fill.ts). */
export interface Messages {
  /** Which language this is, for texts that are beside what they are about. */
  readonly language: Language;
  readonly caches: ReturnType<typeof cachesText>;
  readonly configuration: ReturnType<typeof configurationText>;
  readonly notices: ReturnType<typeof noticesText>;
  readonly watchHints: ReturnType<typeof watchHints>;
  readonly units: ReturnType<typeof unitsText>;
  /** What was said in English, such as a reason or a line of evidence, in this language. */
  readonly told: (text: string) => string;
}

const spoken = new Map<Language, Messages>();

export function speak(language: Language): Messages {
  const messages = spoken.get(language) ?? messagesIn(language);
  spoken.set(language, messages);
  return messages;
}

function messagesIn(language: Language): Messages {
  return {
    language,
    caches: cachesText(language),
    configuration: configurationText(language),
    notices: noticesText(language),
    watchHints: watchHints(language),
    units: unitsText(language),
    told: (text) => (language === 'en' ? visible(text) : inChinese(visible(text))),
  };
}
