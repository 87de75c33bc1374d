import type { Hardware } from '../../../host/host.ts';
import {
  type Application,
  type Applications,
  foreignChoice,
  foreignPart,
} from '../../applications/application.ts';
import { evidenceOf } from '../../applications/evidence.ts';
import { applications } from '../../applications/probe.ts';
import type { GoLands } from '../../goland/answer.ts';
import { goland } from '../../goland/probe.ts';
import { isOther } from '../../goland/runtime.ts';
import type { Found, Rule } from '../../probe.ts';
import { network, person, remedy } from '../../remedies/steps.ts';
import { text, type Values } from './text.ts';

/** An editor that is built for other processors, in whole or in part, or that macOS is asked to start as if it were. */
export const rule: Rule<Applications, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://support.apple.com/102527',
    'https://developer.apple.com/documentation/bundleresources/information-property-list/lsarchitecturepriority',
    'https://developer.apple.com/documentation/bundleresources/information-property-list/lsrequiresnativeexecution',
  ],
  probe: applications,
  needs: [goland],
  decide({ all, hardware }, sweep) {
    const stopped = stoppedIn(sweep.answer(goland));
    return all
      .filter(({ kind }) => kind === 'editor')
      .flatMap((one) => judge(one, hardware) ?? [])
      .map((one) => (stopped.has(one.subject) ? { ...one, dependsOn: ['goland-runtime'] } : one));
  },
  remedy: ({ values }) => remedy([person(text, values)], null, values.why === 'chosen' ? [] : [network]),
};

function judge(application: Application, hardware: Hardware): Found<Values> | null {
  const { path, name } = application;
  const about = { name, path, hardware: hardware.architecture };
  const evidence = evidenceOf(application, hardware);
  const part = foreignPart(application, hardware);
  if (part !== null) {
    const why = part.role === 'program' ? 'built' : 'part';
    const architecture = part.architectures.join(' + ');
    const values: Values = { ...about, why, file: part.path, architecture };
    return { subject: path, certainty: 'observed', evidence, values };
  }
  const choice = foreignChoice(application, hardware);
  if (choice === null) return null;
  const values: Values = { ...about, why: choice.by, file: path, architecture: choice.architecture };
  return choice.by === 'priority'
    ? { subject: path, certainty: 'observed', evidence, values }
    : { subject: path, severity: 'info', certainty: 'suspected', evidence, values };
}

/** Those that do not start at all, as their own Java is not for the processor that they are for: that is said of them, with the same step. */
function stoppedIn({ starts }: GoLands): ReadonlySet<string> {
  const stopped = starts.filter(
    ({ goland: of, java: { runtime } }) => runtime?.by === 'bundled' && isOther(runtime, of),
  );
  return new Set(stopped.map((start) => start.goland.path));
}
