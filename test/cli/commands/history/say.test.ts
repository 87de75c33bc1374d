import { expect, test } from 'vitest';
import { sayEntries } from '../../../../cli/commands/history/say.ts';
import { historyText } from '../../../../daemon/history/text.ts';
import type { HistoryEntry } from '../../../../daemon/history/history.ts';
import { speak } from '../../../../messages/speak.ts';
import { formatDateTime } from '../../../../messages/units.ts';
import { someFinding } from '../../../tray/some-status.ts';

const finding = someFinding();
const entries: readonly HistoryEntry[] = [
  {
    ...{
      id: 2,
      at: Date.UTC(2026, 6, 1, 12, 12),
      kind: 'resolved',
      rule: finding.rule,
      subject: finding.subject,
    },
    details: { finding, durationMs: 480_000 },
  },
  {
    ...{
      id: 1,
      at: Date.UTC(2026, 6, 1, 12, 4),
      kind: 'opened',
      rule: finding.rule,
      subject: finding.subject,
    },
    details: { finding },
  },
];
const text = (language: 'en' | 'zh-Hans') =>
  historyText({ entries: () => entries }, sayEntries, speak(language));

test('the history in the menu has the sentences of the command, newest first, with local times of day', () => {
  expect(text('en')).toBe(
    [
      `${formatDateTime(entries[0]!.at)}  resolved  go-arch-mismatch  /usr/local/bin/go  after 8 min`,
      `${formatDateTime(entries[1]!.at)}  opened  go-arch-mismatch  error`,
      '  /usr/local/bin/go is 1.22.5 for amd64; this machine is arm64.',
      '',
    ].join('\n'),
  );
  expect(text('zh-Hans')).toContain('/usr/local/bin/go 是 amd64 的 1.22.5，而本机是 arm64');
});

test('control characters in names have no effect', () => {
  const hostile = {
    id: 1,
    at: 1,
    kind: 'opened',
    rule: 'go-missing',
    subject: '/a\u001b[2J\u202e\nresolved',
  };
  expect(historyText({ entries: () => [hostile] }, sayEntries, speak('en'))).not.toMatch(
    /[\u001b\u202e]|^resolved/m,
  );
});
