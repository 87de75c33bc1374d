import type { Editors } from '../../editors/answer.ts';
import { type Conflict, conflictsIn } from '../../editors/conflicts.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { misfitsIn, type Unfit } from '../../editors/lint.ts';
import { removing, writing } from '../../editors/mend.ts';
import { counting } from '../../editors/precedence.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A setting of the Go extension, or of gopls, with a value that it does not take, or that works against another setting. */
export const rule: Rule<Editors, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/wiki/settings',
    'https://github.com/golang/vscode-go/blob/master/extension/package.json',
    'https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/config.ts',
  ],
  probe: editors,
  decide: ({ files, declared }) =>
    files.flatMap((file) =>
      findingOf(
        file,
        [
          ...misfitsIn(file, declared).map((one) => issueOf(file.file, one)),
          ...conflictsIn(file, files).map((one) => ofConflict(file.file, one)),
        ],
        files,
      ),
    ),
  remedy({ subject }, { files, declared }) {
    const file = files.find((one) => one.file === subject);
    if (!file) return null;
    const [one, ...others] = counting(misfitsIn(file, declared), file, files);
    // What the adapter passes over changes nothing when it goes. Of all else a person has to choose.
    if (!one)
      return removing(
        file,
        conflictsIn(file, files).flatMap(({ fault, path }) => (fault === 'load-config' ? [path] : [])),
      );
    const value = otherCase(one);
    return value !== null && others.length === 0 ? writing(file, [{ path: one.path, value }]) : null;
  },
};

function issueOf(
  file: string,
  { key, path, line, written, wanted, isType }: Unfit,
): Issue<Omit<Values, 'others'>> {
  const list = wanted.join(', ');
  const evidence =
    wanted.length === 0
      ? inWords('noMember', { line, key })
      : inWords(isType ? 'noType' : 'noValue', { line, key, written, wanted: list });
  const values = { file, line, key, fault: 'value' as const, written, wanted: list, isType, other: '' };
  return { line, path, evidence: [evidence], severity: 'warning', certainty: 'observed', values };
}

function ofConflict(file: string, found: Conflict): Issue<Omit<Values, 'others'>> {
  const { key, path, line, written, fault, other, severity, certainty } = found;
  return {
    ...{ line, path, severity, certainty },
    evidence: [inWords('attribute', { line, key, written }), ...(other === '' ? [] : [other])],
    values: { file, line, key, fault, written, wanted: '', isType: false, other },
  };
}

/** The word that differs in its letters' case alone. */
function otherCase({ written, wanted }: Unfit): string | null {
  const word = written.replace(/^"|"$/g, '').toLowerCase();
  return wanted.find((one) => one.toLowerCase() === word) ?? null;
}
