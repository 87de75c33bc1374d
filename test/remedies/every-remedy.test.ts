import { describe, expect, test } from 'vitest';
import { type RuleId, ruleIds } from '../../probes/rules/ids.ts';
import { takeBack } from '../../remedies/executor.ts';
import { Machine } from '../../remedies/stand-in/machine.ts';
import { isForeseen, StandIn } from '../../remedies/stand-in/stand-in.ts';
import { exampleOf, look, tryOut, world } from './tried.ts';

/** Rules that only a person can fix, who has to decide, close or install something. */
const personal: readonly RuleId[] = [
  'app-translated',
  'brew-intel-prefix',
  'container-emulated',
  'dockerfile-arch',
  'dockerfile-cache',
  'dockerfile-libc',
  'dockerfile-platform',
  'dockerfile-toolchain',
  'editor-arch-mismatch',
  'dlv-architecture',
  'dlv-debugserver',
  'go-command-storm',
  'go-contexts-differ',
  'go-differs',
  'go-needs-newer-macos',
  'goland-runtime',
  'goland-sdk',
  'goland-vmoptions',
  'gomod-ping-pong',
  'gosum-mismatch',
  'modcache-lock-wait',
  'go-setcap',
  'node-translated',
  'path-label',
  'path-owner',
  'rosetta-needed',
  'shared-module-two-ides',
  'toolchain-line',
  'version-file-differs',
];
const carried = ruleIds.filter((id) => !personal.includes(id));

describe.each(carried)('%s', (id) => {
  test('is gone from its example after its remedy, and nothing new appears', async () => {
    const sketch = await exampleOf(id);
    const before = await look(id, sketch);
    const finding = before.findings.find(({ rule }) => rule === id);
    const remedy = finding?.remedy;
    expect(remedy?.steps.length, 'a remedy').toBeGreaterThan(0);
    expect(before.problems(remedy!, finding!.subject)).toEqual([]);
    // A finding that would return and has only advice is left for later.
    const steps = remedy!.steps.filter((step) => step.kind !== 'person' || isForeseen(step));
    const after = await tryOut(id, sketch, { steps });
    expect(after.receipt.failed).toBeNull();
    expect(after.findings.filter(({ rule }) => rule === id)).toEqual([]);
    expect(after.isRight).toBe(true);
  });

  test('can be undone if its remedy says so', async () => {
    const sketch = await exampleOf(id);
    const { findings } = await look(id, sketch);
    const remedy = findings.find(({ rule }) => rule === id)!.remedy!;
    if (
      remedy.undo === null ||
      remedy.undo.some((step) => step.kind === 'run' && step.argv[0] === 'gowarden')
    )
      return;
    const machine = new Machine(sketch);
    const executor = new StandIn(machine, world);
    const receipt = { done: remedy.steps, failed: null };
    for (const step of remedy.steps) if (step.kind !== 'person') await executor[step.kind](step as never);
    expect((await takeBack(remedy, receipt, executor))?.failed).toBeNull();
    expect((await look(id, machine.sketch())).findings.map(({ rule }) => rule)).toContain(id);
  });
});

test.each(personal)(
  '%s is for a person: programs in it only read, or follow the person’s step',
  async (id) => {
    const { findings } = await look(id, await exampleOf(id));
    const steps = findings.find(({ rule }) => rule === id)?.remedy?.steps ?? [];
    expect(steps.some(({ kind }) => kind === 'edit')).toBe(false);
    if (steps.length > 0) expect(steps.some((step) => step.kind === 'person')).toBe(true);
  },
);
