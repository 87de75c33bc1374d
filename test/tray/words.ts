import type { Language } from '../../messages/language.ts';
import { speak } from '../../messages/speak.ts';
import { sayFinding } from '../../probes/say.ts';
import type { Words } from '../../tray/words.ts';

/** The texts that are lent to the tray. */
export const words = (language: Language): Words => ({ messages: speak(language), say: sayFinding });
