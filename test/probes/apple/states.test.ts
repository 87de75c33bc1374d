import { describe, expect, test } from 'vitest';
import { speak } from '../../../messages/speak.ts';
import { sayFinding } from '../../../probes/say.ts';
import { machine, report } from '../machine.ts';
import { cgoModule, macIn, states } from './states.ts';

const all = Object.entries(states);

describe.each(all)('%s', (_, state) => {
  test('has its one finding or none, and says what is unknown', async () => {
    const { host } = await machine(macIn(state));
    const { findings, unknown } = await report(host);
    const expected =
      state.finds === null ? [] : [{ rule: state.finds, subject: state.subject, severity: 'info' }];
    expect(findings.map(({ rule, subject, severity }) => ({ rule, subject, severity }))).toEqual(expected);
    if (state.unknown === undefined) expect(unknown).toEqual([]);
    else expect(unknown.join('\n')).toContain(state.unknown);
  });
});

describe.each(all.filter(([, { finds }]) => finds !== null))(
  '%s, where a known module imports "C"',
  (_, state) => {
    test('is more than a remark, with the file and a next step in both languages', async () => {
      const { host } = await machine(macIn(state, { cgo: true }));
      const { findings } = await report(host);
      expect(findings).toHaveLength(1);
      const [finding] = findings;
      expect(finding?.severity).not.toBe('info');
      expect(finding?.evidence).toContain(`${cgoModule}/c.go:4 imports "C"`);
      const said = (['en', 'zh-Hans'] as const).map((language) => sayFinding(speak(language), finding!));
      for (const { summary, next } of said) {
        expect(summary).toContain(`${cgoModule}/c.go`);
        expect(next).toMatch(/\S/);
      }
      expect(said[1]?.summary).toMatch(/\p{Script=Han}/u);
      expect(said[1]?.next).toMatch(/\p{Script=Han}/u);
    });
  },
);

test('nothing is said about a folder without developer tools, unless a known module needs them', async () => {
  const bare = (cgo: boolean) => {
    const sketch = macIn(states.nothing!, { cgo });
    const files = Object.entries(sketch.files).filter(([path]) => !path.startsWith('/usr/bin/'));
    return { ...sketch, files: Object.fromEntries(files) };
  };
  const rulesOf = async (cgo: boolean): Promise<string[]> =>
    (await report((await machine(bare(cgo))).host)).findings.map(({ rule }) => rule);
  expect(await rulesOf(false)).toEqual([]);
  expect(await rulesOf(true)).toEqual(['apple-tools-missing']);
});

test('nothing is run: everything follows from files', async () => {
  const { host } = await machine(macIn(states.nothing!, { cgo: true }));
  const ran: string[] = [];
  const watched = {
    ...host,
    run: (command: Parameters<typeof host.run>[0]) => (ran.push(command.file), host.run(command)),
  };
  expect((await report(watched)).findings).toHaveLength(1);
  expect(ran).toEqual([]);
});
