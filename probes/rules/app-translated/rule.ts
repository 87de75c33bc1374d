import type { Hardware } from '../../../host/host.ts';
import type { Found, Rule } from '../../probe.ts';
import { person, remedy } from '../../remedies/steps.ts';
import type { Party, Translated, Translation } from '../../translation/answer.ts';
import { translation } from '../../translation/probe.ts';
import { evidenceOf } from '../../translation/say.ts';
import type { RuleId } from '../ids.ts';
import { text, type Values } from './text.ts';

/** An editor, a terminal, an agent or a shell runs translated: what it builds and installs is for other processors. */
export const rule: Rule<Translation, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://support.apple.com/102527',
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
  ],
  probe: translation,
  decide({ all, hardware, hasNativeGo }) {
    const found = all.flatMap((one) =>
      one.application ? [judge(one, one.application, hardware, hasNativeGo)] : [],
    );
    // Two windows of one application are one cause.
    return found.filter(({ subject }, index) => found.findIndex((one) => one.subject === subject) === index);
  },
  remedy: ({ values }) => remedy([person(text, values)], null),
};

function judge(one: Translated, party: Party, hardware: Hardware, hasNativeGo: boolean): Found<Values> {
  const inherits = party.pid !== one.culprit.pid;
  return {
    subject: party.path,
    certainty: one.certainty,
    dependsOn: explainedBy(one, party, hasNativeGo),
    evidence: evidenceOf(one),
    values: {
      name: party.name,
      path: party.path,
      kind: party.family === 'shell' ? 'shell' : 'application',
      why: inherits ? 'inherited' : one.why,
      culprit: one.culprit.name,
      box: party.box ? 'yes' : 'no',
      architecture: one.architectures.find((each) => !hardware.native.includes(each)) ?? '',
      hardware: hardware.architecture,
    },
  };
}

/** Its file has a finding of its own; and where no go is native, that one is to be replaced first. */
function explainedBy({ why, culprit }: Translated, party: Party, hasNativeGo: boolean): readonly RuleId[] {
  const isEditor = ['vscode', 'jetbrains', 'editor'].includes(party.family);
  const isOwnFile = isEditor && why === 'built' && party.pid === culprit.pid;
  return [
    ...(isOwnFile ? (['editor-arch-mismatch'] as const) : []),
    ...(hasNativeGo ? [] : (['go-arch-mismatch'] as const)),
  ];
}
