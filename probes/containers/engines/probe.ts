import { toolchains } from '../../inventory/probe.ts';
import type { Probe } from '../../probe.ts';
import { type Engines, type Variable, variableNames } from './answer.ts';
import { buildersOf, contextOf, dockerDirectory } from './buildx.ts';
import { enginesOf } from './find.ts';
import { imagesOf } from './images.ts';
import { Settings } from './settings.ts';

/** On the machine, for Linux guests: https://github.com/orbstack/orbstack/issues/2683. */
const translator = '/Library/Apple/usr/libexec/oah/RosettaLinux/rosetta';

/** What runs containers here, and how images of another architecture run in it? From files alone. */
export const engines: Probe<Engines> = {
  id: 'container-engines',
  schedule: '*/30 * * * *',
  timeLimitMs: 10_000,
  async ask(sweep) {
    const { host } = sweep;
    const { hardware, contexts } = await sweep.ask(toolchains);
    const unknown = new Set<string>();
    const variables = contexts
      .filter(({ id }) => id !== 'daemon')
      .flatMap(({ id, environment }) =>
        variableNames.flatMap((name): Variable[] => {
          const value = environment[name];
          return value === undefined || value === ''
            ? []
            : [{ name, value: value.slice(0, 100), context: id }];
        }),
      );
    const isApple = host.platform === 'darwin' && hardware.architecture === 'arm64';
    const settings = new Settings(host, (sentence) => unknown.add(sentence));
    const found = enginesOf(settings);
    return {
      platform: host.platform,
      hardware,
      engines: found,
      images: imagesOf(settings, hardware, found),
      context: contextOf(settings),
      builders: buildersOf(settings),
      variables,
      rosettaForLinux: isApple ? host.files.target(translator).ok : null,
      unknown: [...unknown].slice(0, 20),
    };
  },
  doubts: ({ unknown }) => ({ unknown, undecided: () => false }),
  watches: (_, { host }) => [{ directory: dockerDirectory(host), names: ['config.json', 'buildx'] }],
};
