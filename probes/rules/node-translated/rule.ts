import type { Rule } from '../../probe.ts';
import { self, type Self } from '../../self/probe.ts';
import { text, type Values } from './text.ts';
import { network, person, remedy, run } from '../../remedies/steps.ts';

/** We ourselves run under Rosetta or QEMU: everything that we start is then asked in translation too. */
export const rule: Rule<Self, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
    'https://nodejs.org/en/download',
  ],
  probe: self,
  decide: ({ hardware }) =>
    hardware.translated === true
      ? [
          {
            subject: 'node',
            certainty: 'observed',
            evidence: hardware.evidence,
            values: { node: hardware.ours, hardware: hardware.architecture },
          },
        ]
      : [],
  remedy: ({ values }) =>
    remedy([person(text, values), run('gowarden', 'service', 'install')], null, [network]),
};
