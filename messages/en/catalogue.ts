import type { Language } from '../language.ts';

export { caches } from './caches.ts';
export { configuration } from './configuration.ts';
export { notices, watchHints } from './notices.ts';
export { notify } from './notify.ts';
export { tray } from './tray.ts';
export { units } from './units.ts';

/** Which language this is, for texts that stand beside what they are about. */
export const language: Language = 'en';

/** What was said in English, such as a reason or a line of evidence, in this language. */
export const told = (text: string): string => text;
