import type { Description } from '../simulated/description.ts';
import type { Redactor } from './redactor.ts';

/** Names whose values are words of our own: redacting them could only break them. A path under such a name is none. */
const ours = new Set(
  'platform rule severity certainty kind state mode hidden code installer architecture failure format lookedBy manager source'.split(
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
      isOurs(name, inside) ? inside : redactValue(inside, redactor),
    ]),
  );
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

/** A recorded machine; of binaries the bytes that were read. */
export function redactMachine(machine: Description, redactor: Redactor): Description {
  const { files = {}, ...rest } = machine;
  const redacted = Object.entries(files).map(([path, answers]) => {
    const { bytes, ...others } = answers;
    const parts =
      bytes && 'value' in bytes
        ? { value: { ...bytes.value, parts: bytes.value.parts.map((part) => redactPart(part, redactor)) } }
        : redactValue(bytes, redactor);
    return [
      redactor.text(path),
      { ...(redactValue(others, redactor) as object), ...(bytes && { bytes: parts }) },
    ] as const;
  });
  return {
    ...(redactValue(rest, redactor) as Description),
    files: Object.fromEntries(redacted) as NonNullable<Description['files']>,
  };
}

function redactPart(
  { at, hex }: { at: number; hex: string },
  redactor: Redactor,
): { at: number; hex: string } {
  return { at, hex: Buffer.from(redactor.bytes(Buffer.from(hex, 'hex'))).toString('hex') };
}
