/** The languages that gowarden speaks. */
export type Language = 'en' | 'zh-Hans';

/**
 * Chooses a language from POSIX locale names or BCP 47 tags, in order of preference (`--lang`, `LC_ALL`, `LC_MESSAGES`,
 * `LANG`, the entries of `AppleLanguages`). Traditional Chinese readers get English rather than the wrong script.
 */
export function chooseLanguage(preferences: readonly (string | undefined)[]): Language {
  for (const preference of preferences) {
    const tag = preference?.toLowerCase().replaceAll('_', '-').split('.', 1)[0];
    if (!tag) continue;
    if (/^zh\b/.test(tag)) return /hant|-tw|-hk|-mo/.test(tag) ? 'en' : 'zh-Hans';
    return 'en';
  }
  return 'en';
}
