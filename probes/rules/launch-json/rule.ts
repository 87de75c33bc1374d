import type { Editors } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { type LaunchFault, type LaunchIssue, launchIssues } from '../../editors/launches.ts';
import { removing } from '../../editors/mend.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A configuration for Go, in launch.json or under `launch`, with an attribute that does not exist or does not do what it says. */
export const rule: Rule<Editors, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/blob/master/docs/debugging.md',
    'https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goDebugConfiguration.ts',
  ],
  probe: editors,
  decide: (answer) =>
    answer.files.flatMap((file) =>
      findingOf(
        file,
        launchIssues(file, answer).map((one) => issueOf(file.file, one)),
      ),
    ),
  remedy({ subject }, answer) {
    const file = answer.files.find((one) => one.file === subject);
    if (!file) return null;
    const useless = launchIssues(file, answer).filter(({ fault }) => withoutEffect.includes(fault));
    return removing(
      file,
      useless.map(({ path }) => path),
    );
  },
};

/** To take them out changes nothing. */
const withoutEffect: readonly LaunchFault[] = ['debugger', 'removed', 'load-config'];

function issueOf(file: string, found: LaunchIssue): Issue<Omit<Values, 'others'>> {
  const { line, key, severity, fault, written, instead } = found;
  return {
    line,
    evidence: [said(found)],
    severity,
    certainty: 'observed',
    values: { file, line, key, fault, written, instead },
  };
}

function said({ line, key, fault, written, instead }: LaunchIssue): string {
  if (fault === 'type') return inWords('noType', { line, key, written, wanted: instead });
  if (fault === 'value') return inWords('noValue', { line, key, written, wanted: instead });
  if (fault !== 'unknown' && fault !== 'removed' && fault !== 'debugger')
    return inWords('attribute', { line, key, written });
  return instead === ''
    ? inWords('noAttribute', { line, key })
    : inWords('noAttributeBut', { line, key, instead });
}
