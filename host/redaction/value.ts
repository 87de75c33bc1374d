import type { Redactor } from './redactor.ts';
import { isTold } from './flags.ts';
import { isSecretName } from './secret-names.ts';

/** Names whose values are words of our own: redacting them could only break them. A path under such a name is none. */
const ours = new Set(
  'platform rule severity certainty kind state mode hidden code installer architecture failure format lookedBy manager source'.split(
    ' ',
  ),
);

/** Names whose values are paths, blanks included. */
const places = new Set(
  'path file executable directory home shell goroot socket stoppedAt lock prefix shadowed target real link configFile database logFile cache logs links chain root'.split(
    ' ',
  ),
);

const isOurs = (name: string, value: unknown): boolean =>
  ours.has(name) && typeof value === 'string' && !/[/\\]/.test(value);

/** A value as JSON holds it, with all its texts redacted, and the names that are paths. */
export function redactValue(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name.includes('/') ? redactor.text(name) : name,
      redactNamed(name, inside, redactor),
    ]),
  );
}

/** A value by what it is called: one that is called a secret, an option of which nobody knows what it tells, a place. */
function redactNamed(name: string, value: unknown, redactor: Redactor): unknown {
  if (isOurs(name, value)) return value;
  if (places.has(name)) {
    if (typeof value === 'string' && value.startsWith('/')) return redactor.path(value);
    if (Array.isArray(value))
      return value.map((one) => (typeof one === 'string' ? redactor.path(one) : redactValue(one, redactor)));
  }
  const isHidden = isSecretName(name) || (name.startsWith('-') && !isTold(name));
  return isHidden && typeof value === 'string' && value !== ''
    ? redactor.secret(value)
    : redactValue(value, redactor);
}

/** Every text of a value that `redactValue` redacts. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => [
    ...(name.includes('/') ? [name] : []),
    ...(ours.has(name) && typeof inside === 'string' ? [] : textsIn(inside)),
  ]);
}
