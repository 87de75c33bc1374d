import { describe, expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';
import { debugging } from './debugger.ts';
import { machines } from './java.ts';
import { old } from './older-tools.ts';
import { published } from './public.ts';
import { building } from './tools.ts';

const recorded = [...debugging, ...building, ...old, ...machines];

const isLong = process.env.GOWARDEN_LONG === '1';

describe('the output of real tools finds its own row first', () => {
  test.each(recorded)('$row by $by', ({ row, text }) => {
    expect(matchesIn(text)[0]?.row.id).toBe(row);
  });

  test.each(published)('$row as published in $link', ({ row, text }) => {
    expect(matchesIn(text)[0]?.row.id).toBe(row);
  });

  // npm run test:errors-long: builds dlv, staticcheck, gopls, golangci-lint and govulncheck, fetches Javas and older toolchains; 20 minutes at first.
  if (isLong)
    test.each(recorded)(
      '$row by $by, printed again',
      ({ row, again }) => {
        const text = again();
        expect(matchesIn(text)[0]?.row.id, text).toBe(row);
      },
      900_000,
    );
});
