import type { Editors } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { misfitsIn, type Unfit } from '../../editors/lint.ts';
import { writing } from '../../editors/mend.ts';
import { counting } from '../../editors/precedence.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A setting of the Go extension, or of gopls, with a value that it does not take. */
export const rule: Rule<Editors, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/wiki/settings',
    'https://github.com/golang/vscode-go/blob/master/extension/package.json',
  ],
  probe: editors,
  decide: ({ files, declared }) =>
    files.flatMap((file) =>
      findingOf(
        file,
        misfitsIn(file, declared).map((one) => issueOf(file.file, one)),
        files,
      ),
    ),
  remedy({ subject }, { files, declared }) {
    const file = files.find((one) => one.file === subject);
    const [one, ...others] = file ? counting(misfitsIn(file, declared), file, files) : [];
    const value = one ? otherCase(one) : null;
    return file && one && value !== null && others.length === 0
      ? writing(file, [{ path: one.path, value }])
      : null;
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
  const values = { file, line, key, written, wanted: list, isType };
  return { line, path, evidence: [evidence], severity: 'warning', certainty: 'observed', values };
}

/** The word that differs in its letters' case alone. */
function otherCase({ written, wanted }: Unfit): string | null {
  const word = written.replace(/^"|"$/g, '').toLowerCase();
  return wanted.find((one) => one.toLowerCase() === word) ?? null;
}
