import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../../../fast-check.ts';
import { asdfHomes, realAsdf } from './asdf.ts';
import { goenvHomes, realGoenv } from './goenv.ts';
import type { Home, Recorded } from './home.ts';

/** The homes in question: always the same ones, so that differences in a new release are visible. */
const each = { numRuns: 120, seed: 20_261_129 };

/** Where the real managers are: checkouts of go-nv/goenv and asdf-community/asdf-golang, and the program asdf. */
interface Tools {
  readonly goenv: string;
  readonly asdf: string;
  readonly plugin: string;
}

/** Asks the real managers again and stores their answers beside this file. */
export function renew({ goenv, asdf, plugin }: Tools): void {
  write('goenv', `goenv ${readFileSync(join(goenv, 'APP_VERSION'), 'utf8').trim()}`, goenvHomes, (home) =>
    realGoenv(goenv, home),
  );
  const version = execFileSync(asdf, ['--version'], { encoding: 'utf8' }).trim();
  write('asdf', version, asdfHomes, (home) => realAsdf(asdf, plugin, home));
}

function write(
  name: string,
  tool: string,
  homes: fc.Arbitrary<Home>,
  ask: (home: Home) => string | null,
): void {
  const answers = fc.sample(homes, each).map((home) => ({ home, ran: ask(home) }));
  const recorded: Recorded = { tool, date: new Date().toISOString().slice(0, 10), answers };
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`);
}
