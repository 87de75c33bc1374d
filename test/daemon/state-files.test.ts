import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Told } from '../../daemon/notifier/told.ts';
import { Pause } from '../../daemon/pause.ts';
import { keptLog } from './fakes/log.ts';
import { fakeClock } from './fakes/clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gowarden-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The contents of the state directory as recorded, or damaged. */
function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const finding = { rule: 'go-arch-mismatch', subject: '/usr/local/bin/go' } as const;

test('a recorded pause continues; an unreadable one is reported, and stays as it is', () => {
  const clock = fakeClock(1000);
  const log = keptLog();
  const pauseOf = (text: string): { until: number | null; kept: string } => {
    const file = written('pause.json', text);
    const pause = new Pause({ directory: folder, clock, log, onEnd: () => undefined });
    const until = pause.until();
    pause.stop();
    return { until, kept: readFileSync(file, 'utf8') };
  };
  expect(pauseOf('{"until":5000}\n').until).toBe(5000);
  expect(log.lines).toEqual([]);
  for (const bad of ['{"until":"5000"}', '{}', 'null', '[5000]', '{"until":50', '']) {
    expect(pauseOf(bad)).toEqual({ until: null, kept: bad });
    expect(log.lines.at(-1)?.text).toBe('the pause cannot be read');
  }
  expect(JSON.stringify(log.lines[0]?.values)).toContain('until: ');
});

test('what was notified is known after a restart; a damaged record counts as empty', () => {
  const entry = '{"severity":"error","at":7,"goneAt":null}';
  const key = `${finding.rule} ${finding.subject}`;
  const told = (text: string): Told => {
    written('notified.json', text);
    return new Told(folder);
  };
  const good = told(`{"schemaVersion":1,"sent":[5],"told":[["${key}",${entry}]]}`);
  expect([good.has(key), good.isNews(key, 'error'), good.sent(10)]).toEqual([true, false, [5]]);
  // From before it was written when a finding disappeared.
  expect(told(`{"sent":[],"told":[["${key}",{"severity":"info","at":7}]]}`).has(key)).toBe(true);
  for (const bad of [
    `{"sent":[5],"told":[["${key}",{"severity":"dire","at":7}]]}`,
    `{"sent":["5"],"told":[["${key}",${entry}]]}`,
    `{"sent":[5],"told":{"${key}":${entry}}}`,
    '{"sent":[5]}',
    '{"sent":[5',
  ]) {
    const empty = told(bad);
    expect([empty.has(key), empty.sent(10)]).toEqual([false, []]);
  }
});
