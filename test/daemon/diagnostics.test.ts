import { expect, test } from 'vitest';
import { diagnose } from '../../daemon/diagnostics.ts';
import { someFinding, someStatus } from '../tray/some-status.ts';

const kim = { name: 'kim', uid: 501, home: '/Users/kim' };

test('what is copied for an issue names neither user nor home, and contains no module or secret', () => {
  const finding = someFinding({
    subject: '/Users/kim/src',
    evidence: [
      'go build -ldflags=-X main.token=s3cr3t git.corp.io/team/x (kim)',
      'https://u:s3cr3t@proxy.corp.io',
    ],
  });
  const text = diagnose(someStatus({ findings: [finding], unknown: ['/Users/kim/Documents: blocked'] }), kim);
  expect(text).not.toMatch(/kim|s3cr3t|corp|team/i);
  expect(text).toContain(': ~/src\n');
  expect(text).toContain('~/Documents: blocked');
  expect(text).toContain('go-arch-mismatch');
});

test('a top-level home and a user named like a word of ours leave the paths readable', () => {
  const finding = someFinding({ subject: '/usr/local/go/bin/go' });
  const text = diagnose(someStatus({ findings: [finding] }), { name: 'go', uid: 0, home: '/' });
  expect(text).toContain('/usr/local/go/bin/go');
});
