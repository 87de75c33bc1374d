import type { RuleLook } from '../../probe.ts';

/** We ourselves run under Rosetta or QEMU: everything that we start is then asked in translation too. */
export const nodeTranslated: RuleLook<'node-translated'> = {
  rule: {
    id: 'node-translated',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 60_000,
    links: [
      'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
      'https://nodejs.org/en/download',
    ],
  },
  look: ({ hardware }) =>
    hardware.translated === true
      ? [
          {
            rule: 'node-translated',
            subject: 'node',
            severity: 'warning',
            certainty: 'observed',
            evidence: hardware.evidence,
            values: { node: hardware.ours, hardware: hardware.architecture },
          },
        ]
      : [],
};
