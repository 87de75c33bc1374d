import { describe, expect, test } from 'vitest';
import { commandLineTools, selected, xcode } from '../../host/simulated/apple.ts';
import { mac } from '../../host/simulated/mac.ts';
import { commandLine } from '../../messages/command.ts';
import { Machine } from '../../remedies/stand-in/machine.ts';
import { isForeseen, StandIn } from '../../remedies/stand-in/stand-in.ts';
import { macIn, states } from '../probes/apple/states.ts';
import { look, tryOut, world } from './tried.ts';

const developer = '/Applications/Xcode.app/Contents/Developer';

/** Only a person can find what is set in an unknown place. */
const unforeseen = ['SDKROOT set to nowhere'];
const faulty = Object.entries(states).filter(
  ([name, { finds }]) => finds !== null && !unforeseen.includes(name),
);

describe.each(faulty)('%s', (_, state) => {
  test('is right after its remedy', async () => {
    const sketch = macIn(state);
    const rule = state.finds!;
    const before = await look(rule, sketch);
    const finding = before.findings.find((one) => one.rule === rule);
    expect(before.problems(finding!.remedy!, finding!.subject)).toEqual([]);
    const after = await tryOut(rule, sketch, finding!.remedy!);
    expect(after.receipt.failed).toBeNull();
    expect(after.findings).toEqual([]);
  });

  test('names what the user types, in both languages', async () => {
    const { findings } = await look(state.finds!, macIn(state));
    const steps = findings.find(({ rule }) => rule === state.finds)!.remedy!.steps;
    for (const step of steps) {
      if (step.kind !== 'person') continue;
      expect(isForeseen(step)).toBe(true);
      for (const words of step.types ?? [])
        for (const said of [step.en, step.zh]) expect(said).toContain(`\`${commandLine`${words}`}\``);
    }
  });
});

const executorOn = (files: Parameters<typeof mac>[0]): { machine: Machine; executor: StandIn } => {
  const machine = new Machine(mac(files, { commandLineTools: false }));
  return { machine, executor: new StandIn(machine, world) };
};
const types = (...words: readonly [string, ...string[]]) =>
  ({ kind: 'person', en: '', zh: '', types: [words] }) as const;

test('intact tools are not installed again', async () => {
  const { executor } = executorOn(commandLineTools());
  expect(await executor.run({ kind: 'run', argv: ['xcode-select', '--install'] })).toMatchObject({
    why: expect.stringContaining('already installed') as string,
  });
});

test('only root selects a directory, and only an existing one', async () => {
  const { executor, machine } = executorOn({ ...commandLineTools(), ...selected(developer) });
  expect(await executor.run({ kind: 'run', argv: ['xcode-select', '--reset'] })).toMatchObject({
    why: expect.stringContaining('root') as string,
  });
  expect(await executor.person(types('sudo', 'xcode-select', '--switch', '/nowhere'))).toMatchObject({
    why: expect.stringContaining('invalid developer directory') as string,
  });
  expect(machine.target('/var/select/developer_dir')).toBe(developer);
  expect(await executor.person(types('sudo', 'xcode-select', '--reset'))).toEqual({ done: true });
  expect(machine.target('/var/select/developer_dir')).toBeNull();
});

test('no license is agreed to where no Xcode is in use', async () => {
  const { executor } = executorOn({
    ...xcode(),
    ...commandLineTools(),
    ...selected('/Library/Developer/CommandLineTools'),
  });
  expect(await executor.person(types('sudo', 'xcodebuild', '-license'))).toMatchObject({
    why: expect.stringContaining('requires Xcode') as string,
  });
});
