import type { Editors } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { removing } from '../../editors/mend.ts';
import { counting } from '../../editors/precedence.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import { type Reach, type SetVariable, variablesIn } from '../../editors/variables.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A variable of Go's in the settings of VS Code, with which the editor and the terminal build differently. */
export const rule: Rule<Editors, Values> = {
  severity: 'warning',
  dependsOn: ['go-env-cross'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/wiki/settings#gotoolsenvvars',
    'https://go.dev/gopls/settings#env',
    'https://code.visualstudio.com/docs/terminal/profiles#_configuring-the-environment',
  ],
  probe: editors,
  decide: (answer) =>
    answer.files.flatMap((file) =>
      findingOf(
        file,
        variablesIn(file, answer).map((one) => issueOf(file.file, one)),
        answer.files,
      ),
    ),
  remedy({ subject }, answer) {
    const file = answer.files.find((one) => one.file === subject);
    if (!file) return null;
    // Of what only differs nobody knows whether it is meant so.
    const wrong = counting(variablesIn(file, answer), file, answer.files).filter(
      ({ severity }) => severity !== 'info',
    );
    return removing(
      file,
      wrong.map(({ path }) => path),
    );
  },
};

const reaches: Readonly<Record<Reach, 'reachesExtension' | 'reachesGopls' | 'reachesTerminal'>> = {
  extension: 'reachesExtension',
  gopls: 'reachesGopls',
  terminal: 'reachesTerminal',
};

function issueOf(file: string, variable: SetVariable): Issue<Omit<Values, 'others'>> {
  const { key, path, line, name, value, reach, effect, severity } = variable;
  return {
    line,
    path,
    evidence: [inWords('isSet', { line, key, value, effect: inWords(reaches[reach]) })],
    severity,
    certainty: 'observed',
    values: { file, line, key, name, value, reach, effect },
  };
}
