import { complain } from './channel.ts';

/** Does what the icon can do without; failures are reported. */
export function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    complain(String(error));
  }
}
