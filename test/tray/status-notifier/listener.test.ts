import { expect, test } from 'vitest';
import { Listener } from '../../../tray/status-notifier/listener.ts';
import { of, row } from '../rows.ts';
import { someFinding } from '../some-status.ts';

test('after three checks without a message the picture is reported as too old, once, until there is a message', () => {
  const listener = new Listener(of({}));
  expect([listener.look(), listener.look()]).toEqual([null, null]);
  listener.hear(of({ findings: [someFinding()] }));
  expect([listener.look(), listener.look(), listener.isHeard]).toEqual([null, null, true]);
  const silent = listener.look();
  expect(listener.isHeard).toBe(false);
  expect(silent).toMatchObject({ shape: 'stale', label: of({}).silent.label });
  expect(row(silent!, 'headline').title).toBe(of({}).silent.headline);
  expect([listener.look(), listener.look(), listener.look()]).toEqual([null, null, null]);
  listener.hear(of({}));
  expect([listener.isHeard, listener.look(), listener.look()]).toEqual([true, null, null]);
  expect(listener.look()).toMatchObject({ shape: 'stale' });
});

test('during the silence nothing can be chosen, and what was hidden stays hidden', () => {
  const heard = of({ findings: [someFinding()] });
  const listener = new Listener(heard);
  const [, , silent] = [listener.look(), listener.look(), listener.look()];
  for (const one of heard.rows) {
    if (one === 'separator' || one.id === 'headline') continue;
    expect(row(silent!, one.id)).toMatchObject({ enabled: false, hidden: one.hidden, title: one.title });
  }
  expect(row(silent!, 'diagnostics').enabled).toBe(false);
  expect(silent!.rows).toHaveLength(heard.rows.length);
});
