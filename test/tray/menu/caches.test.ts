import { describe, expect, test } from 'vitest';
import type { Status } from '../../../daemon/status.ts';
import { speak } from '../../../messages/speak.ts';
import { idle } from '../../../tray/menu.ts';
import { cacheRows } from '../../../tray/menu/caches.ts';
import { of, row } from '../rows.ts';
import { now, someCache, someStatus } from '../some-status.ts';

describe('caches', () => {
  const cleaning = (change: Partial<Status['cleaning']>): Partial<Status> => ({
    cleaning: { state: 'idle', waitingFor: null, progress: null, undo: null, ...change },
  });
  test('sizes, the largest first, with their users', () => {
    const shown = of({
      caches: [
        someCache({ id: 'goimports', kind: 'goimports', bytes: 5 }),
        someCache({ id: 'go-build', kind: 'go-build', bytes: 2e9, use: 'busy', usedBy: 'go build (pid 7)' }),
        someCache({ id: 'jetbrains:GoLand2026.1', kind: 'jetbrains', bytes: 10, safe: false }),
        someCache({ id: 'gopls', kind: 'gopls', bytes: 7, use: 'unknown' }),
        someCache({ id: 'of-tomorrow', kind: 'of-tomorrow', bytes: null }),
      ],
    });
    expect(row(shown, 'caches').title).toBe('Caches 2.0 GB + 1 of unknown size');
    expect([0, 1, 2, 3, 4].map((index) => row(shown, `cache-${index}`).title)).toEqual([
      'Go build cache · 2.0 GB · in use by go build (pid 7)',
      'IDE index GoLand2026.1 · 10 B · left alone',
      'gopls · 7 B · unknown who uses it',
      'goimports index · 5 B',
      'of-tomorrow · size unknown',
    ]);
  });
  test('what was not measured yet is being measured; what could not be measured has an unknown size', () => {
    const awaited = someCache({ bytes: null, measuredAt: null });
    expect(row(of({ caches: [awaited] }), 'caches').title).toBe('Caches: measuring …');
    expect(row(of({ caches: [awaited, someCache({})] }), 'caches').title).toBe('Caches 1.0 MB, measuring …');
    expect(row(of({ caches: [awaited] }), 'cache-0').title).toBe('build · measuring …');
  });
  test('every kind is named as in the command, in both languages', () => {
    for (const language of ['en', 'zh-Hans'] as const) {
      const messages = speak(language);
      for (const [kind, words] of Object.entries(messages.caches.kinds)) {
        const shown = cacheRows(someStatus({ caches: [someCache({ id: kind, kind })] }), messages);
        expect(shown.rows[1]?.title).toBe(`${words} · 1.0 MB`);
      }
    }
  });
  const clean: [string, Partial<Status>, string, string | null][] = [
    ['what it frees', {}, 'Clean caches (frees 3.1 GB)', 'clean'],
    ['none found', { caches: [] }, 'Clean caches: none found yet', null],
    [
      'nothing safe',
      { caches: [someCache({ safe: false }), someCache({ use: 'unknown' }), someCache({ bytes: 0 })] },
      'Clean caches: nothing to clean',
      null,
    ],
    ['unmeasurable', { caches: [someCache({ bytes: null })] }, 'Clean caches (size unknown)', 'clean'],
    [
      'not measured yet',
      { caches: [someCache({ bytes: null, measuredAt: null })] },
      'Clean caches (measuring …)',
      'clean',
    ],
    ['measuring', cleaning({ state: 'measuring' }), 'Clean caches (frees 3.1 GB)', 'clean'],
    [
      'waiting',
      cleaning({ state: 'waiting', waitingFor: 'go build (pid 7)' }),
      'Waiting for go build (pid 7)',
      null,
    ],
    ['purging', cleaning({ state: 'purging' }), 'Clean caches: the last clean-up is still being freed', null],
    [
      'how far freeing is',
      cleaning({ state: 'purging', progress: 0.25 }),
      'Clean caches: the last clean-up is still being freed (25 %)',
      null,
    ],
    ['undoing', cleaning({ state: 'undoing' }), 'Clean caches: an undo is running', null],
  ];
  test.each(clean)('clean: %s', (_name, change, title, kind) => {
    const shown = row(of(change), 'clean');
    expect(shown).toMatchObject({ title, enabled: kind !== null, hidden: false });
    expect(shown.wish?.kind ?? null).toBe(kind);
  });
  test('clean: requested and not yet answered', () =>
    expect(row(of({}, { pending: ['clean'], answer: null }), 'clean')).toMatchObject({ enabled: false }));

  test('cancel: a row of its own, only while there is something to cancel', () => {
    const cancel = (state: Status['cleaning']['state']) =>
      row(of(cleaning({ state, progress: 0.5, waitingFor: 'go build (pid 7)' })), 'cancel');
    expect(cancel('waiting')).toMatchObject({
      title: 'Cancel',
      hidden: false,
      wish: { kind: 'cancelClean' },
    });
    expect(cancel('cleaning')).toMatchObject({
      title: 'Cancel cleaning (50 %)',
      enabled: true,
      hidden: false,
    });
    expect(row(of(cleaning({ state: 'cleaning' })), 'clean').hidden).toBe(true);
    for (const state of ['idle', 'measuring', 'examining', 'purging', 'undoing'] as const)
      expect(cancel(state).hidden).toBe(true);
  });

  const undo = { id: 'u', bytes: 2_900_000_000, until: now + 600_000 };
  test('undo is offered as long as it is possible', () => {
    expect(row(of({}), 'undo').hidden).toBe(true);
    expect(row(of(cleaning({ undo })), 'undo')).toMatchObject({
      title: 'Undo clean-up (2.9 GB, until 14:12)',
      enabled: true,
      wish: { kind: 'undo' },
    });
    expect(row(of(cleaning({ undo }), idle, undo.until), 'undo').hidden).toBe(true);
    expect(row(of(cleaning({ undo, state: 'cleaning' })), 'undo').hidden).toBe(true);
    expect(row(of(cleaning({ undo, state: 'undoing' })), 'undo')).toMatchObject({
      enabled: false,
      hidden: false,
    });
  });
});
