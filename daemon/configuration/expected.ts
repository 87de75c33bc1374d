import { isAbsolute } from 'node:path';

/**
 * What a setting may hold. `text` says it in one line (`integer 1 3650`), of which messages/ makes a sentence. `read` turns
 * what TOML held into the setting, or into undefined when it is not what was expected.
 */
export interface Expected<T> {
  readonly text: string;
  readonly read: (value: unknown) => T | undefined;
}

export const integer = (minimum: number, maximum: number): Expected<number> => ({
  text: `integer ${minimum} ${maximum}`,
  read: (value) =>
    Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum
      ? (value as number)
      : undefined,
});

export const number = (minimum: number, maximum: number): Expected<number> => ({
  text: `number ${minimum} ${maximum}`,
  read: (value) => (typeof value === 'number' && value >= minimum && value <= maximum ? value : undefined),
});

export const choice = <const C extends string>(...choices: readonly C[]): Expected<C> => ({
  text: `choice ${choices.join(' ')}`,
  read: (value) => choices.find((one) => one === value),
});

export const boolean: Expected<boolean> = {
  text: 'boolean',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export const text: Expected<string> = {
  text: 'text',
  read: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
};

const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const span = new RegExp(`^${time}-${time}$`);

/** `22:00-07:00`; the empty text is none. */
export const hours: Expected<string | null> = {
  text: 'hours',
  read: (value) => {
    if (value === '') return null;
    if (typeof value !== 'string' || !span.test(value)) return undefined;
    const [from, to] = value.split('-');
    return from === to ? undefined : value;
  },
};

export const paths: Expected<readonly string[]> = {
  text: 'paths',
  read: (value) =>
    Array.isArray(value) && value.every((path) => typeof path === 'string' && isPath(path))
      ? (value as string[])
      : undefined,
};

const isPath = (path: string): boolean => isAbsolute(path) || path.startsWith('~/');

/**
 * A TOML date or date-time (smol-toml's is a Date that writes itself as it was in the file), or the same as text. A day
 * alone becomes its local midnight, where Date.parse would take it for UTC.
 */
export const date: Expected<string> = {
  text: 'date',
  read: (value) => {
    const written = value instanceof Date ? value.toISOString() : value;
    if (typeof written !== 'string' || !/^\d{4}-\d\d-\d\d([T ].+)?$/.test(written)) return undefined;
    return Number.isNaN(Date.parse(written))
      ? undefined
      : written.length === 10
        ? `${written}T00:00:00`
        : written;
  },
};
