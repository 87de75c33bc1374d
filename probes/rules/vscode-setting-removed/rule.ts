import type { Editors, SettingsFile } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { type Undescribed, undescribedIn } from '../../editors/lint.ts';
import { removing } from '../../editors/mend.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A setting that the Go extension, or gopls, once had and reads no more. */
export const rule: Rule<Editors, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/blob/master/CHANGELOG.md',
    'https://github.com/golang/tools/blob/master/gopls/internal/settings/settings.go',
  ],
  probe: editors,
  decide: ({ files, declared }) =>
    files.flatMap((file) =>
      findingOf(
        file,
        removedIn(file, declared).map((one) => issueOf(file.file, one)),
      ),
    ),
  remedy({ subject }, { files, declared }) {
    const file = files.find((one) => one.file === subject);
    if (!file) return null;
    // What may have an effect stays until a person has looked at it.
    const sure = removedIn(file, declared).filter(({ certainty }) => certainty === 'observed');
    return removing(
      file,
      sure.map(({ path }) => path),
    );
  },
};

function removedIn(file: SettingsFile, declared: Editors['declared']): readonly Undescribed[] {
  return undescribedIn(file, declared).filter(({ last }) => last !== null);
}

function issueOf(
  file: string,
  { key, node, instead, last, certainty }: Undescribed,
): Issue<Omit<Values, 'others'>> {
  const { line } = node;
  const values = { file, line, key, last: last ?? '', instead };
  return { line, evidence: [said(values)], severity: 'info', certainty, values };
}

function said({ line, key, last, instead }: Omit<Values, 'others' | 'file'>): string {
  const isNow = instead !== '';
  if (last === '')
    return isNow ? inWords('deprecatedBut', { line, key, instead }) : inWords('deprecated', { line, key });
  const owner = 'vscode-go';
  return isNow
    ? inWords('removedBut', { line, key, owner, last, instead })
    : inWords('removed', { line, key, owner, last });
}
