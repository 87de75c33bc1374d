import type { Host } from '../host/host.ts';
import { ourPlatform } from '../host/platform.ts';
import { chooseLanguage, type Language } from '../messages/language.ts';
import { UsageError } from './failure.ts';
import { openMachine } from './machine.ts';
import { cliText } from './text.ts';

/**
 * The language to speak: `--lang`, then LC_ALL, LC_MESSAGES and LANG (the first that is set decides, as POSIX has it), then, on
 * macOS alone, the user's list of languages, since applications there start without LANG.
 */
export async function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Language> {
  if (asked !== undefined) {
    if (!/^(en|zh)([-_.]|$)/i.test(asked))
      throw new UsageError(cliText({ language: 'en' }).usage.unknownLanguage(asked));
    return chooseLanguage([asked]);
  }
  const preferences = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG];
  if (ourPlatform === 'darwin' && !preferences.some(Boolean))
    preferences.push(...(await appleLanguages(await openMachine(null, { environment }))));
  return chooseLanguage(preferences);
}

/** More than anyone's list of languages has. */
const mostWords = 1000;

/** The entries of macOS' `AppleLanguages`, the preferred first; none if it did not say within a second. */
export async function appleLanguages(host: Host): Promise<string[]> {
  const ran = await host.run({
    file: '/usr/bin/defaults',
    arguments: ['read', '-g', 'AppleLanguages'],
    timeLimitMs: 1000,
  });
  // An old-style property list: `(\n    "zh-Hans-CN",\n    en\n)`.
  return ran.stdout
    .split(/[\s",()]/, mostWords)
    .filter((word) => /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/.test(word));
}
