import { complain } from './channel.ts';

/** Does what the icon can be without; what goes wrong is told. */
export function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    complain(String(error));
  }
}
