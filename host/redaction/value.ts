import type { Redactor } from './redactor.ts';
import { isTold } from './flags.ts';
import { isSecretName } from './secret-names.ts';

/** Names whose values are words of our own: redacting them could only break them. A path under such a name is none. */
const ours = new Set(
  'platform rule severity certainty kind state mode hidden code installer architecture failure format lookedBy manager source'.split(
    ' ',
  ),
);

/** Fields whose values are names that others chose, which only their place reveals. */
const names = new Set(
  'name tool module owner owners about setting variable got meant label title'.split(' '),
);

const isOurs = (name: string, value: unknown): boolean =>
  ours.has(name) && typeof value === 'string' && !/[/\\]/.test(value);

/** A value as JSON holds it, with all its texts redacted, and the names that are paths. A text that begins as a path is one, with blanks in it. */
export function redactValue(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string')
    return /^\/[^\n]*$/.test(value) ? redactor.path(value) : redactor.text(value);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name.includes('/') ? redactor.text(name) : name,
      redactNamed(name, inside, redactor),
    ]),
  );
}

/** A value by what it is called: a name, a version, a secret, an option of which nobody knows what it reveals. */
function redactNamed(name: string, value: unknown, redactor: Redactor): unknown {
  if (isOurs(name, value)) return value;
  if (typeof value === 'string' && names.has(name)) return redactor.name(value);
  if (typeof value === 'string' && /version$/i.test(name)) return redactor.version(value);
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
