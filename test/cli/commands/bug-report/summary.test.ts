import { test } from 'vitest';
import { summaryOf } from '../../../../cli/commands/bug-report/summary.ts';
import { speak } from '../../../../messages/speak.ts';
import { expectHarmless } from '../../hostile.ts';

test.each(['en', 'zh-Hans'] as const)('no line of the summary starts with untrusted text: %s', (language) => {
  const given = 'a\nFORGED \u001b[8m\u202e\u200b';
  const facts = {
    at: 0,
    lookedBy: 'command',
    service: null,
    missing: [given],
    differences: [given],
  } as const;
  const hardware = { osVersion: given, architecture: 'arm64', ours: 'arm64', evidence: [given] };
  const look = { findings: [], unknown: [given], hardware };
  expectHarmless(summaryOf(speak(language), facts, look as never), 'summary');
});
