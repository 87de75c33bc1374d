import { describe, expect, test } from 'vitest';
import type { Status } from '../../../daemon/status.ts';
import { idle } from '../../../tray/menu.ts';
import { of, row } from '../rows.ts';
import { now, someCache } from '../some-status.ts';

describe('caches', () => {
  const cleaning = (change: Partial<Status['cleaning']>): Partial<Status> => ({
    cleaning: { state: 'idle', waitingFor: null, progress: null, undo: null, ...change },
  });
  test('sizes, the largest first, with who uses them', () => {
    const shown = of({
      caches: [
        someCache({ kind: 'small', bytes: 5 }),
        someCache({ kind: 'large', bytes: 2_000_000_000, use: 'busy', usedBy: 'go build (pid 7)' }),
        someCache({ kind: 'kept', bytes: 10, safe: false }),
        someCache({ kind: 'unsure', bytes: 7, use: 'unknown' }),
        someCache({ kind: 'unmeasured', bytes: null }),
      ],
    });
    expect(row(shown, 'caches').title).toBe('Caches 2.0 GB + 1 not measured');
    expect([0, 1, 2, 3, 4].map((index) => row(shown, `cache-${index}`).title)).toEqual([
      'large · 2.0 GB · in use by go build (pid 7)',
      'kept · 10 B · left alone',
      'unsure · 7 B · could not tell who uses it',
      'small · 5 B',
      'unmeasured · not measured yet',
    ]);
  });
  const clean: [string, Partial<Status>, string, string | null][] = [
    ['what it frees', {}, 'Clean caches (frees 3.1 GB)', 'clean'],
    ['none found', { caches: [] }, 'Clean caches: none found yet', null],
    [
      'nothing safe',
      { caches: [someCache({ safe: false }), someCache({ use: 'unknown' }), someCache({ bytes: 0 })] },
      'Clean caches: nothing that may go',
      null,
    ],
    [
      'not measured',
      { caches: [someCache({ bytes: null })] },
      'Clean caches (size not measured yet)',
      'clean',
    ],
    ['measuring', cleaning({ state: 'measuring' }), 'Clean caches (frees 3.1 GB)', 'clean'],
    [
      'waiting',
      cleaning({ state: 'waiting', waitingFor: 'go build (pid 7)' }),
      'Will clean when go build (pid 7) ends · cancel',
      'cancelClean',
    ],
    ['running', cleaning({ state: 'cleaning', progress: 0.5 }), 'Cancel cleaning (50 %)', 'cancelClean'],
    ['purging', cleaning({ state: 'purging' }), 'Clean caches: the last clean-up is still being freed', null],
    ['undoing', cleaning({ state: 'undoing' }), 'Clean caches: an undo is running', null],
  ];
  test.each(clean)('clean: %s', (_name, change, title, kind) => {
    const shown = row(of(change), 'clean');
    expect(shown).toMatchObject({ title, enabled: kind !== null, hidden: false });
    expect(shown.wish?.kind ?? null).toBe(kind);
  });
  test('clean: asked for and not yet answered', () =>
    expect(row(of({}, { pending: ['clean'], answer: null }), 'clean')).toMatchObject({ enabled: false }));

  const undo = { id: 'u', bytes: 2_900_000_000, until: now + 600_000 };
  test('undo is offered while it is possible', () => {
    expect(row(of({}), 'undo').hidden).toBe(true);
    expect(row(of(cleaning({ undo })), 'undo')).toMatchObject({
      title: 'Undo clean-up (2.9 GB, until 14:12)',
      enabled: true,
      wish: { kind: 'undo' },
    });
    expect(row(of(cleaning({ undo }), idle, undo.until), 'undo').hidden).toBe(true);
    expect(row(of(cleaning({ undo, state: 'cleaning' })), 'undo')).toMatchObject({
      enabled: false,
      hidden: false,
    });
    expect(row(of(cleaning({ undo, state: 'undoing' })), 'undo')).toMatchObject({
      enabled: false,
      hidden: false,
    });
  });
});
