import type { PartContext } from '../daemon/part.ts';
import type { Messages } from '../messages/speak.ts';

/** What the menu speaks with: sentences of the house, and how a finding is said, which is lent to the tray. */
export interface Words {
  readonly messages: Messages;
  readonly say: PartContext['say'];
}
