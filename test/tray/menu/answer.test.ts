import { describe, expect, test } from 'vitest';
import type { Status } from '../../../daemon/status.ts';
import type { Outcome } from '../../../messages/outcome.ts';
import { menu, type Activity } from '../../../tray/menu.ts';
import { stateOf } from '../../../tray/menu/answer.ts';
import type { Wish } from '../../../tray/menu/row.ts';
import { of, row, rowsOf } from '../rows.ts';
import { now, someFinding, someStatus } from '../some-status.ts';
import { words } from '../words.ts';
import { trayText } from '../../../tray/text.ts';

const idle = { state: 'idle', waitingFor: null, progress: null, undo: null } as const;
const undo = { id: 'u', bytes: 2_900_000_000, until: now + 3_600_000 };
const who = 'go build (pid 4711, Visual Studio Code)';
const cleaning = (change: Partial<Status['cleaning']>): Partial<Status> => ({
  cleaning: { ...idle, ...change },
});

/** What is known about an outcome that arrived with this status. */
function answered(
  id: string,
  code: string,
  status: Partial<Status>,
  values: Outcome['values'] = {},
  wish: Wish | null = null,
): Activity {
  const state = stateOf({ id, wish }, someStatus(status));
  return { pending: [], answer: { row: id, at: now, outcome: { done: true, code, values }, state } };
}

describe('an outcome disappears with the state that it belongs to', () => {
  const bytes = { bytes: '2900000000', until: String(undo.until) };

  test.each(['en', 'zh-Hans'] as const)('%s: wait, clean, undo', (language) => {
    const shown = (status: Partial<Status>, activity?: Activity) =>
      menu(someStatus(status), now, words(language), activity);
    const said = trayText(language);
    const waits = shown(cleaning({ state: 'waiting', waitingFor: who }));
    expect(row(waits, 'clean').title).toBe(said.clean.waiting(who));
    expect(row(waits, 'cancel').title).toBe(said.cancel.waiting);
    // What it waits for is shown once.
    expect(rowsOf(waits).filter(({ title }) => title.includes(who))).toHaveLength(1);

    const done = cleaning({ undo });
    const cleaned = answered('clean', 'cleaned', done, bytes);
    expect(row(shown(done, cleaned), 'clean').title).toContain('2.9 GB');
    expect(row(shown(done, cleaned), 'undo')).toMatchObject({ enabled: true, hidden: false });
    // Undone, purged, cleaned again, or waiting again: it is no longer true.
    for (const later of [
      {},
      { undo: { ...undo, id: 'v' } },
      { undo, state: 'waiting', waitingFor: who } as const,
    ])
      expect(row(shown(cleaning(later), cleaned), 'clean').title).toBe(
        row(shown(cleaning(later)), 'clean').title,
      );

    // The row disappears with the undo, and returns to show its outcome.
    const undone = answered('undo', 'undone', {}, bytes);
    expect(row(shown({}, undone), 'undo')).toMatchObject({ hidden: false, enabled: false });
    expect(row(shown({}, undone), 'undo').title).toContain('2.9 GB');
    expect(row(shown(done, undone), 'undo').title).toBe(row(shown(done), 'undo').title);
  });

  test('a copied command is confirmed in its row, and no other command', () => {
    const finding = someFinding();
    const wish = { kind: 'copy', text: 'arch -arm64 /opt/homebrew/bin/brew install go' } as const;
    const copied = answered('next', 'tray-copied', { findings: [finding] }, {}, wish);
    expect(row(of({ findings: [finding] }, copied), 'next').title).toBe(`Copy: ${wish.text} · copied`);
    expect(row(of({}, copied), 'next').hidden).toBe(true);
    const other = someFinding({
      remedy: { steps: [{ kind: 'run', argv: ['brew', 'upgrade'] }], needs: [], undo: null },
    });
    expect(row(of({ findings: [other] }, copied), 'next').title).toBe('Copy: brew upgrade');
  });

  test('the title yields to the outcome, never the other way round', () => {
    const argv = ['go', 'install', `example.com/${'x'.repeat(200)}@latest`] as const;
    const finding = someFinding({ remedy: { steps: [{ kind: 'run', argv }], needs: [], undo: null } });
    const wish = { kind: 'copy', text: argv.join(' ') } as const;
    const { title } = row(of({ findings: [finding] }, answered('next', 'tray-copied', {}, {}, wish)), 'next');
    expect(title).toMatch(/^Copy: go install .*….* · copied$/);
    expect(title.length).toBeLessThanOrEqual(96);
  });

  test('a long outcome has a row of its own', () => {
    const values = { reason: `EACCES: ${'y'.repeat(80)} permission denied` };
    const { title } = row(of({}, answered('clean', 'clean-failed', {}, values)), 'clean');
    expect(title).toMatch(/^That failed: EACCES.*permission denied$/);
  });
});
