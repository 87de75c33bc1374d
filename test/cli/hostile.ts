import fc from '../fast-check.ts';
import { expect } from 'vitest';
import type { Sketch } from '../../host/simulated/build.ts';
import { presets } from '../../host/simulated/presets.ts';

export const home = '/Users/kim';

/** Characters in a name that control a terminal or are invisible; `FORGED` at the start of a line would be a line of its own. */
const acting = fc.constantFrom(
  ...['\n', '\r', '\t', '\u001b[8m', '\u001b]0;owned\u0007', '\u001b[2J\u001b[H', '\u009b31m', '\u0085'],
  ...[
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u{e0041}',
    '\u00ad',
    '\u007f',
    '\b',
  ],
);
export const hostile = fc
  .array(fc.tuple(acting, fc.constantFrom('FORGED', 'x', '项目', '👩‍💻')), { minLength: 1, maxLength: 4 })
  .map((parts) => `a${parts.flat().join('')}`);

/** All control and invisible characters, except those that join pictures and letters. */
export const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u;

/** Output for people: lines without control characters, none of which starts with a value. */
export function expectHarmless(text: string, what: string): void {
  for (const line of text.split('\n')) {
    expect(line, what).not.toMatch(unseen);
    expect(line.trimStart(), what).not.toMatch(/^FORGED/);
  }
}

/** A machine with such a name wherever somebody else chooses one. */
export function machineOf(name: () => string): Sketch {
  const { description, files } = presets['amd64-tools']();
  const shell = description.contexts!['login-shell']!;
  const project = `${home}/${name()}`;
  return {
    description: {
      ...description,
      contexts: {
        ...description.contexts,
        'login-shell': {
          ...shell,
          path: [...shell.path, `/opt/${name()}/bin`],
          environment: { GOFLAGS: name(), GOTOOLCHAIN: name(), GOROOT: `/opt/${name()}` },
        },
      },
      processes: [
        {
          pid: 7,
          executable: `/opt/${name()}/go`,
          arguments: ['go', 'mod', name(), `-x=${name()}`],
          directory: project,
        },
      ],
    },
    files: {
      ...files,
      [`${home}/go/bin/${name()}`]: {
        machO: {
          architectures: ['amd64'],
          version: `go1.${name()}`,
          path: name(),
          module: { path: name(), version: name() },
        },
      },
      [`/opt/${name()}/bin/go`]: { link: `/nowhere/${name()}` },
      [`${project}/go.mod`]: { text: `module ${name()}\ngo 1.${name()}\ntoolchain ${name()}\n` },
      [`${home}/Library/Application Support/go/env`]: { text: `GOROOT=${name()}\nGOFLAGS=${name()}\n` },
    },
  };
}
