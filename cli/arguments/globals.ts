import type { CliOption } from '../command.ts';

/** Options that every command takes, before or after its name. */
export const globalOptions = {
  json: { type: 'boolean' },
  host: { type: 'string', value: 'DIR' },
  state: { type: 'string', value: 'DIR' },
  lang: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  'no-colour': { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies Readonly<Record<string, CliOption>>;
