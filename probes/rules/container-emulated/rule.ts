import { commandLine } from '../../../messages/command.ts';
import type { Engines } from '../../containers/engines/answer.ts';
import type { GoDockerfile } from '../../containers/answer.ts';
import { namesOf } from '../../containers/dockerfile/image.ts';
import { written } from '../../containers/evidence.ts';
import { engineLine, engineLines, isForeign } from '../../containers/engines/judge.ts';
import { engines } from '../../containers/engines/probe.ts';
import { dockerfiles } from '../../containers/probe.ts';
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
    'https://github.com/containers/podman/pull/15409',
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
  ],
  probe: engines,
  needs: [dockerfiles],
  decide: (answer, sweep) => [
    ...ofVariable(answer),
    ...ofBuilders(answer),
    ...ofContradiction(answer),
    ...ofImages(answer, sweep.answer(dockerfiles).files),
  ],
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

/**
 * Images for another processor from which a Dockerfile starts. Podman takes what it holds by a name, whatever it is for, unless the
 * Dockerfile or the command names a platform: https://github.com/containers/podman/pull/15409.
 */
function ofImages(answer: Engines, files: readonly GoDockerfile[]): readonly Found<Values>[] {
  return answer.images.foreign.flatMap((image): readonly Found<Values>[] => {
    const takers = files.flatMap((file) =>
      file.stages
        .filter(({ stage }) => stage.parent === null && stage.platform.kind === 'none')
        .filter(({ stage }) => stage.image !== null && namesOf(stage.image).includes(image.name))
        .map(({ stage }) => written(file, stage.line)),
    );
    if (takers.length === 0) return [];
    return [
      {
        subject: image.name,
        // Who builds with another engine does not take it.
        certainty: 'suspected',
        evidence: [inWords('localImage', image), ...takers.slice(0, 8)],
        values: {
          ...about(answer),
          kind: 'image',
          what: image.platform,
          where: image.name,
          command: image.name.startsWith('localhost/')
            ? ''
            : commandLine`podman pull --platform ${`linux/${answer.hardware.architecture}`} ${image.name}`,
        },
      },
    ];
  });
}

function about({ hardware, engines: all }: Engines): Pick<Values, 'hardware' | 'engines' | 'command'> {
  return { command: '', hardware: hardware.architecture, engines: all.map(({ kind }) => kind).join(', ') };
}
