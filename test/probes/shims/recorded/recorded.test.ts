import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../../host/host.ts';
import { openHost } from '../../../../host/open.ts';
import { oursOfAsdf } from './asdf.ts';
import { oursOfGoenv } from './goenv.ts';
import type { Recorded } from './home.ts';
import { renew } from './renew.ts';

/** What files do not show, and is reported as unknown. */
const open = /depends on which releases there are$|: left to the plugin by /;

const managers = { goenv: oursOfGoenv, asdf: oursOfAsdf };

const { GOWARDEN_GOENV: goenv, GOWARDEN_ASDF: asdf, GOWARDEN_ASDF_GOLANG: plugin } = process.env;

describe('the programs that the real managers start, as recorded (npm run record:managers asks them again)', () => {
  let host: Host;
  beforeAll(async () => {
    if (goenv && asdf && plugin) renew({ goenv, asdf, plugin });
    host = await openHost();
  }, 600_000);

  it.each(Object.entries(managers))('%s', (name, ours) => {
    const text = readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
    const { tool, date, answers } = JSON.parse(text) as Recorded;
    expect(answers.filter(({ ran }) => ran !== null).length, `${tool}, ${date}`).toBeGreaterThan(25);
    for (const { home, ran } of answers) {
      const choice = ours(host, home);
      if (choice.path === null && open.test(choice.reason)) continue;
      const told = JSON.stringify({ home, choice, tool, date }, null, 1);
      expect(choice.path, told).toBe(ran);
      // Where no go ran, the manager stopped, and that is reported.
      expect(choice.stops, told).toBe(ran === null ? true : undefined);
    }
  });
});
