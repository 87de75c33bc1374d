import * as en from './en/catalogue.ts';
import { inLanguage } from './fill.ts';
import type { Language } from './language.ts';
import * as zh from './zh/catalogue.ts';

/** Every sentence that a user reads, by area: `speak('en').units.ago(4000)`. What it is filled with becomes visible (fill.ts). */
export type Messages = typeof en;

export function speak(language: Language): Messages {
  return inLanguage<Messages>(language, { en, zh });
}
