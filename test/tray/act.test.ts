import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../messages/outcome.ts';
import { act } from '../../tray/act.ts';
import type { Wish } from '../../tray/menu/row.ts';
import { lend } from './lent.ts';

const done: Outcome = { done: true, code: 'tray-copied', values: {} };
const refused: Outcome = { done: false, code: 'tray-action-failed', values: { reason: 'no' } };
/** 22:30 local time on 2026-11-23. */
const now = new Date(2026, 10, 23, 22, 30).getTime();

/** The request of a click, what it copied and what there is to report. */
async function of(wish: Wish, answer: Outcome = done, at = now) {
  const lent = await lend({
    actions: Object.fromEntries(
      ['open', 'clean', 'undo', 'cancelClean'].map((name) => [
        name,
        (what?: string) => {
          lent.asked.push(what === undefined ? name : `${name} ${what}`);
          return Promise.resolve(answer);
        },
      ]),
    ),
  });
  const copied: string[] = [];
  const opened: string[] = [];
  const note = (into: string[]) => (text: string) => {
    into.push(text);
    return Promise.resolve(answer);
  };
  const desk = { copy: note(copied), openPage: note(opened) };
  const told = await act(wish, lent.context.actions, at, desk);
  return { asked: lent.asked, copied: [...copied, ...opened], told };
}

describe('a click does nothing that the local API cannot do', () => {
  test.each<[Wish, string]>([
    [{ kind: 'check' }, 'check'],
    [{ kind: 'resume' }, 'resume'],
    [{ kind: 'quit' }, 'quit'],
    [{ kind: 'open', what: 'log' }, 'open log'],
    [{ kind: 'open', what: 'settings' }, 'open settings'],
    [{ kind: 'open', what: 'history' }, 'open history'],
  ])('%j, and there is nothing to report', async (wish, action) => {
    expect(await of(wish)).toEqual({ asked: [action], copied: [], told: null });
  });

  test.each<[Wish, string]>([
    [{ kind: 'clean' }, 'clean'],
    [{ kind: 'undo' }, 'undo'],
    [{ kind: 'cancelClean' }, 'cancelClean'],
  ])('%j, and the outcome is reported', async (wish, action) => {
    expect(await of(wish)).toEqual({ asked: [action], copied: [], told: done });
    expect((await of(wish, refused)).told).toEqual(refused);
  });

  test('a pause starts at the click: for an hour, or until 08:00 the next day, even across midnight and a time change', async () => {
    expect((await of({ kind: 'pause', until: 'hour' })).asked).toEqual([`pause ${now + 3_600_000}`]);
    const eight = new Date(2026, 10, 24, 8).getTime();
    expect((await of({ kind: 'pause', until: 'tomorrow' })).asked).toEqual([`pause ${eight}`]);
    const night = new Date(2026, 10, 24, 0, 5).getTime();
    expect((await of({ kind: 'pause', until: 'tomorrow' }, done, night)).asked).toEqual([
      `pause ${new Date(2026, 10, 25, 8).getTime()}`,
    ]);
  });

  test('the copied text is that of the row, or the diagnostics', async () => {
    expect((await of({ kind: 'copy', text: 'brew install go' })).copied).toEqual(['brew install go']);
    expect(await of({ kind: 'diagnostics' })).toEqual({
      asked: ['diagnostics'],
      copied: ['what happened 发生了什么'],
      told: done,
    });
  });

  test('copying is confirmed, a page is opened', async () => {
    expect((await of({ kind: 'copy', text: 'x' })).told).toEqual(done);
    expect((await of({ kind: 'page', url: 'https://go.dev/dl/' })).copied).toEqual(['https://go.dev/dl/']);
  });

  test('a waiting clean-up is not reported twice: its row shows it while it lasts', async () => {
    const outcome = (code: string): Outcome => ({ done: true, code, values: { who: 'go build (pid 7)' } });
    expect((await of({ kind: 'clean' }, outcome('clean-waits'))).told).toBeNull();
    expect((await of({ kind: 'clean' }, outcome('cleaned-waits'))).told).toEqual(outcome('cleaned'));
  });

  test('a failure to copy or open is reported', async () => {
    expect((await of({ kind: 'copy', text: 'x' }, refused)).told).toEqual(refused);
    expect((await of({ kind: 'diagnostics' }, refused)).told).toEqual(refused);
    expect((await of({ kind: 'open', what: 'log' }, refused)).told).toEqual(refused);
  });
});
