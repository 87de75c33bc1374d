import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { menu, type Menu } from '../../../tray/menu.ts';
import { nextChange } from '../../../tray/menu/picture.ts';
import { of, rowsOf } from '../rows.ts';
import { nativeGo, now, someCache, someFinding, someStatus } from '../some-status.ts';
import { words } from '../words.ts';

const languages = ['en', 'zh-Hans'] as const;

describe('for every status', () => {
  const boundaries = [null, now, now - 1000, now - 16 * 60_000, now + 120_000, now + 1000];
  const finding = fc.record({
    severity: fc.constantFrom('info', 'warning', 'error'),
    certainty: fc.constantFrom('observed', 'suspected', 'unknown'),
    visible: fc.boolean(),
    subject: fc.string({ unit: 'binary' }),
  });
  const status = fc
    .record({
      checkedAt: fc.constantFrom(...boundaries),
      paused: fc.constantFrom(null, { until: now - 1 }, { until: now + 1000 }),
      winner: fc.constantFrom(null, nativeGo, { ...nativeGo, architectures: ['amd64'] }),
      findings: fc.array(
        finding.map((change) => someFinding(change)),
        { maxLength: 9 },
      ),
      unknown: fc.array(fc.string(), { maxLength: 3 }),
      notices: fc.array(fc.constant({ code: 'tray-no-panel', values: {} }), { maxLength: 5 }),
      caches: fc.array(
        fc
          .record({
            bytes: fc.option(fc.nat(), { nil: null }),
            use: fc.constantFrom('idle', 'busy', 'unknown'),
            safe: fc.boolean(),
          })
          .map((change) => someCache(change)),
        { maxLength: 15 },
      ),
      cleaning: fc.record({
        state: fc.constantFrom('idle', 'measuring', 'waiting', 'cleaning', 'purging', 'undoing'),
        waitingFor: fc.constantFrom(null, 'go build'),
        progress: fc.constantFrom(null, -1, 0, 0.5, 2),
        undo: fc.constantFrom(null, { id: 'u', bytes: 5, until: now + 5 }),
      }),
    })
    .map((change) => someStatus(change));
  const ids = (shown: Menu): string[] => rowsOf(shown).map((one) => one.id);
  const expected = ids(of({}));

  test.each(languages)('%s: the same rows, all shown, never green when it must not be', (language) => {
    fc.assert(
      fc.property(status, (some) => {
        const shown = menu(some, now, words(language));
        expect(ids(shown)).toEqual(expected);
        expect(new Set(expected).size).toBe(expected.length);
        const seen = shown.rows.filter((one) => one !== 'separator' && !one.hidden).length;
        expect(seen).toBeLessThanOrEqual(some.cleaning.state === 'waiting' ? 13 : 12);
        for (const one of rowsOf(shown)) {
          if (!one.hidden) expect(one.title).toMatch(/\S/);
          if (one.rows.length > 0) {
            expect(one).toMatchObject({ hidden: false, enabled: true });
            expect(one.rows.some((child) => !child.hidden)).toBe(true);
          }
          if (one.enabled && one.rows.length === 0) expect(one.wish).not.toBeNull();
        }
        const age = some.checkedAt === null ? Infinity : now - some.checkedAt;
        const old = age > some.staleAfterMs || age < -60_000;
        const foreign = !some.winner?.architectures.includes('arm64');
        const worse = some.findings.some((one) => one.visible && one.severity !== 'info');
        if (old || foreign || worse || some.unknown.length > 0) expect(shown.shape).not.toBe('native');
        const at = nextChange(some, now);
        if (at !== null) expect(at).toBeGreaterThan(now);
        // Until then it shows the same, no matter when it is opened or painted.
        if (at !== null) expect(menu(some, at - 1, words(language))).toEqual(shown);
      }),
    );
  });

  test('the next change is when an age grows, it turns stale, the pause ends or undo expires', () => {
    const checkedAt = now - 40_000;
    const stale = checkedAt + 15 * 60_000 + 1;
    expect(nextChange(someStatus({ checkedAt }), now)).toBe(checkedAt + 60_000);
    expect(nextChange(someStatus({ checkedAt }), checkedAt + 90_000)).toBe(checkedAt + 120_000);
    expect(nextChange(someStatus({ checkedAt }), stale - 1)).toBe(stale);
    expect(nextChange(someStatus({ checkedAt }), stale)).toBeNull();
    expect(menu(someStatus({ checkedAt }), stale, words('en')).shape).toBe('stale');
    expect(menu(someStatus({ checkedAt }), stale - 1, words('en')).shape).toBe('native');
    expect(nextChange(someStatus({ checkedAt, paused: { until: now + 5 } }), now)).toBe(now + 5);
    expect(nextChange(someStatus({ checkedAt: null }), now)).toBeNull();
  });
});
