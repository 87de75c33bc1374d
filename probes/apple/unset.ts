import type { Remedy } from '../remedy.ts';
import { newTerminal, remedy, run } from '../remedies/steps.ts';
import { persons } from '../remedies/text.ts';

/** Takes a variable back where it was set: `place` is `launchctl`, `FILE:LINE`, or null where nobody known set it. */
export function unsetVariable(name: string, place: string | null, value: string): Remedy {
  if (place === 'launchctl')
    return remedy(
      [run('launchctl', 'unsetenv', name), newTerminal],
      [run('launchctl', 'setenv', name, value)],
    );
  return remedy([place === null ? persons.unsetSomewhere(name) : persons.unsetAt(name, place)], null);
}
