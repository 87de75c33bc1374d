import type { Engines } from '../../containers/engines/answer.ts';
import { engineLine, engineLines, isForeign } from '../../containers/engines/judge.ts';
import { engines } from '../../containers/engines/probe.ts';
import { inWords } from '../../containers/text.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** Images of another architecture are asked for here, and run in an emulator. */
export const rule: Rule<Engines, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: [
    'https://docs.docker.com/build/building/multi-platform/',
    'https://docs.docker.com/reference/cli/docker/#environment-variables',
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
  ],
  probe: engines,
  decide: (answer) => [...ofVariable(answer), ...ofBuilders(answer), ...ofContradiction(answer)],
};

function ofVariable(answer: Engines): readonly Found<Values>[] {
  const set = answer.variables.find(
    ({ name, value }) => name === 'DOCKER_DEFAULT_PLATFORM' && isForeign(value, answer.hardware),
  );
  if (set === undefined) return [];
  return [
    {
      subject: set.name,
      certainty: 'observed',
      evidence: [
        inWords('variable', { name: set.name, value: set.value, context: set.context }),
        ...answer.variables
          .filter(({ name }) => name !== set.name)
          .map(({ name, value, context }) => inWords('variable', { name, value, context })),
        ...engineLines(answer),
      ],
      values: { kind: 'variable', what: `${set.name}=${set.value}`, where: set.context, ...about(answer) },
    },
  ];
}

function ofBuilders(answer: Engines): readonly Found<Values>[] {
  return answer.builders
    .filter(({ platforms }) => platforms.every((one) => isForeign(one, answer.hardware)))
    .map(({ name, driver, file, platforms }) => ({
      subject: file,
      certainty: 'observed' as const,
      evidence: [
        inWords('builder', { file, name, driver, platforms: platforms.join(', ') }),
        ...engineLines(answer),
      ],
      values: { kind: 'builder' as const, what: platforms.join(', '), where: name, ...about(answer) },
    }));
}

/** An engine that is to translate by what the machine does not have. */
function ofContradiction(answer: Engines): readonly Found<Values>[] {
  // Since macOS 27 the system translates for guests by itself.
  const isOlder = Number.parseInt(answer.hardware.osVersion ?? '', 10) < 27;
  if (answer.rosettaForLinux !== false || !isOlder) return [];
  return answer.engines
    .filter(({ emulation }) => emulation === 'rosetta')
    .map((engine) => ({
      subject: engine.file,
      certainty: 'suspected' as const,
      evidence: [engineLine(engine), inWords('noRosetta')],
      values: { kind: 'without-rosetta' as const, what: engine.said, where: engine.kind, ...about(answer) },
    }));
}

function about({ hardware, engines: all }: Engines): Pick<Values, 'hardware' | 'engines'> {
  return { hardware: hardware.architecture, engines: all.map(({ kind }) => kind).join(', ') };
}
