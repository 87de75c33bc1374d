import type { Editors } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { type Undescribed, undescribedIn } from '../../editors/lint.ts';
import { removing, renaming } from '../../editors/mend.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A setting that the Go extension, or gopls, never had. Others may describe settings `go.…` too: those are passed over. */
export const rule: Rule<Editors, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/wiki/settings',
    'https://github.com/golang/vscode-go/blob/master/extension/package.json',
    'https://github.com/golang/tools/blob/master/gopls/internal/settings/settings.go',
  ],
  probe: editors,
  decide: ({ files, declared }) =>
    files.flatMap((file) =>
      findingOf(
        file,
        undescribedIn(file, declared)
          .filter(({ last }) => last === null)
          .map((one) => issueOf(file.file, one)),
      ),
    ),
  remedy({ subject }, { files, declared, tools }) {
    const file = files.find((one) => one.file === subject);
    if (!file) return null;
    const sure = undescribedIn(file, declared).filter(({ move }) => move !== null);
    const [one, ...others] = sure;
    const named = tools.find(({ in: of, path }) => of === file && path === one?.path);
    // A path that leads nowhere would be passed over there as well.
    const isOfUse = named?.fault === null && named.found !== null;
    const renamed = one?.move && isOfUse && others.length === 0 ? renaming(file, one.path, one.move) : null;
    return (
      renamed ??
      removing(
        file,
        sure.map(({ path }) => path),
      )
    );
  },
};

function issueOf(
  file: string,
  { key, node, instead, certainty }: Undescribed,
): Issue<Omit<Values, 'others'>> {
  const owner = key.startsWith('gopls.') ? 'gopls' : 'vscode-go';
  const { line } = node;
  return {
    line,
    evidence: [
      instead === ''
        ? inWords('noSetting', { line, key, owner })
        : inWords('noSettingBut', { line, key, owner, instead }),
    ],
    severity: 'info',
    certainty,
    values: { file, line, key, owner, instead },
  };
}
