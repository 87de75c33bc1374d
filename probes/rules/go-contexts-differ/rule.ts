import type { Hardware } from '../../../host/host.ts';
import type { Comparison, Contexts, View } from '../../contexts/answer.ts';
import { evidenceOf } from '../../contexts/evidence.ts';
import { type Odd, oddOnes } from '../../contexts/odd.ts';
import { contexts } from '../../contexts/probe.ts';
import { inWords } from '../../contexts/text.ts';
import type { Editors, NamedRoot, NamedTool } from '../../editors/answer.ts';
import { editors } from '../../editors/probe.ts';
import { isNative } from '../../inventory/inventory.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import type { RuleId } from '../ids.ts';
import type { Values } from './text.ts';

/** An editor that starts another go, dlv or gopls than the terminal does, or a terminal that is alone with its own. */
export const rule: Rule<Contexts, Values> = {
  severity: 'info',
  dependsOn: ['go-arch-mismatch', 'goland-sdk'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/wiki/advanced#choosing-a-different-version-of-go',
    'https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html',
    'https://code.visualstudio.com/docs/supporting/faq#_resolving-shell-environment-fails',
  ],
  probe: contexts,
  needs: [editors],
  decide: (answer, sweep) => differences(answer, sweep.answer(editors)),
};

type Asked = Pick<Contexts, 'hardware' | 'comparisons'>;
type Settings = Pick<Editors, 'tools' | 'roots'>;

const none: Settings = { tools: [], roots: [] };

/** The same for whoever has asked by himself, of one directory; `settings` where rules about these are decided as well. */
export function differences(answer: Asked, settings: Settings = none): readonly Found<Values>[] {
  const bySubject = new Map<string, OddIn[]>();
  for (const comparison of answer.comparisons)
    for (const one of oddOnes(comparison, answer.hardware)) {
      const subject = subjectOf(one.odd);
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), { ...one, comparison }]);
    }
  return [...bySubject].flatMap(([subject, all]) => found(subject, all, answer, settings) ?? []);
}

type OddIn = Odd & { readonly comparison: Comparison };

/** The file that decides, else the program. */
function subjectOf({ written, path, place }: View): string {
  return written?.file ?? path ?? place;
}

/** One file decides for many folders and for several programs, and is one cause: the worst is reported. */
function found(
  subject: string,
  all: readonly OddIn[],
  answer: Asked,
  settings: Settings,
): Found<Values> | null {
  const [first] = all.toSorted((a, b) => order.indexOf(severityOf(a)) - order.indexOf(severityOf(b)));
  if (first === undefined) return null;
  const { odd, usual, differs, comparison } = first;
  const sure = [odd, usual].every(({ certainty }) => certainty === 'observed');
  return {
    subject,
    severity: severityOf(first),
    dependsOn: explainedBy(first, answer, settings),
    certainty: sure ? 'observed' : 'suspected',
    evidence: [
      ...(odd.written === null ? [] : [inWords('written', { ...odd.written })]),
      ...comparison.views.map(evidenceOf),
      ...new Set(all.filter((one) => one !== first).map((one) => evidenceOf(one.odd))),
      inWords('hardware', { architecture: answer.hardware.architecture }),
    ],
    values: {
      ...{ differs, lead: odd.lead, name: odd.name, directory: odd.directory },
      names: [...new Set(all.map((one) => one.odd.name))].join(', '),
      others: new Set(all.map((one) => one.odd.directory)).size - 1,
      ...{ place: odd.place, editors: odd.editors.join(', '), path: odd.path ?? '' },
      ...{ version: odd.runs?.version ?? '', architecture: odd.runs?.architectures.join(' + ') ?? '' },
      ...{ file: odd.written?.file ?? '', line: odd.written?.line ?? 0 },
      ...{ usualPlace: usual.place, usualEditors: usual.editors.join(', '), usualPath: usual.path ?? '' },
      usualVersion: usual.runs?.version ?? '',
      usualArchitecture: usual.runs?.architectures.join(' + ') ?? '',
      // Not the directory of one version, which the next upgrade takes away.
      usualTree: usual.steadyRoot ?? usual.found?.goroot?.path ?? '',
    },
  };
}

/** The worst first. */
const order: readonly Severity[] = ['error', 'warning', 'info'];

/** What somebody chose may be meant; what came about by itself is not. Tools that are translated have a rule of their own. */
function severityOf({ odd, differs }: Odd): Severity {
  if (odd.name !== 'go') return 'info';
  if (differs === 'architecture') return 'warning';
  return chosen.has(odd.lead) ? 'info' : 'warning';
}

const chosen: ReadonlySet<string> = new Set([
  'selected',
  'alternate',
  'goroot',
  'variables',
  'project',
  'dlv-path',
]);

/** What is wrong with the setting that leads there, or with that go by itself, comes first. */
function explainedBy({ odd, differs }: Odd, { hardware }: Asked, settings: Settings): readonly RuleId[] {
  const bySetting = faultOf(odd, settings);
  return differs === 'version' ? bySetting : [...bySetting, ...ofProgram(odd, hardware)];
}

/** The rule that reports the very setting; of another file or another tool it explains nothing. */
function faultOf({ lead, written }: View, { tools, roots }: Settings): readonly RuleId[] {
  const isFaulty = ({ in: { file }, line, fault }: NamedTool | NamedRoot): boolean =>
    file === written?.file && line === written.line && fault !== null;
  if (lead === 'alternate') return tools.some(isFaulty) ? ['vscode-tool-path'] : [];
  return lead === 'goroot' && roots.some(isFaulty) ? ['vscode-goroot'] : [];
}

function ofProgram(odd: View, hardware: Hardware): readonly RuleId[] {
  const isForeign = !isNative(odd.runs?.architectures ?? [], hardware);
  if (odd.name !== 'go') return isForeign ? ['go-tool-arch-mismatch'] : [];
  return odd.place === 'goland' ? ['go-arch-mismatch', 'goland-sdk'] : ['go-arch-mismatch'];
}
