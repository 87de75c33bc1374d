import { describe, expect, it } from 'vitest';
import { officialPackage, tool } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { rule as noUuid } from '../../../../probes/rules/go-tool-no-uuid/rule.ts';
import { nothingElse } from '../../../../probes/decide.ts';
import { toolchains } from '../../../../probes/inventory/probe.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import { findingsOf, machine, shell, today, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-tool-no-uuid';
const bin = '/Users/kim/go/bin';
const old = { version: '1.22.5', architecture: 'arm64' };
const on = (osVersion: string) =>
  with_(presets['apple-silicon'](), tool(bin, 'gopls', old), {
    hardware: { architecture: 'arm64', osVersion },
  });

describe(rule, () => {
  it('opens on macOS 26 for a tool that an older Go linked', async () => {
    const [finding, ...others] = await findingsOf(rule, on('26.1'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      subject: `${bin}/gopls`,
      severity: 'error',
      values: { tool: 'gopls', goVersion: 'go1.22.5' },
    });
    expect(finding?.evidence).toEqual(expect.arrayContaining(['LC_UUID: absent', 'macOS: 26.1']));
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      `gopls (${bin}/gopls) has no LC_UUID: it was linked by go1.22.5.`,
    );
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      `gopls（${bin}/gopls）没有 LC_UUID：它由 go1.22.5 链接。`,
    );
  });

  it('is silent before macOS 26, where it starts', async () => {
    expect(await findingsOf(rule, on('15.6.1'))).toEqual([]);
  });

  it('is silent where the version of macOS is unknown', async () => {
    const sketch = on('26.1');
    const hardware = { architecture: 'arm64' };
    expect(await findingsOf(rule, with_(sketch, {}, { hardware }))).toEqual([]);
  });

  it('opens for a go command without one', async () => {
    const sketch = with_(shell(presets['no-go'](), ['/usr/local/go/bin']), officialPackage(old));
    const [finding] = await findingsOf(rule, sketch);
    expect(finding).toMatchObject({
      subject: '/usr/local/go/bin/go',
      severity: 'error',
    });
    expect(sentencesOf(speak('en'), rule).next(finding!.values)).toBe(
      'Install a version that was built with Go 1.24 or newer.',
    );
  });

  it('examines the slice that would run', async () => {
    const { host } = await machine(presets['apple-silicon']());
    const sweep = newSweep(host, new AbortController().signal, today);
    const inventory = await sweep.ask(toolchains);
    const [tool] = inventory.tools;
    const [slice] = tool!.binary!.slices;
    const universal = (native: string | null, foreign: string | null) => {
      const slices = [
        { ...slice!, architecture: 'amd64', uuid: foreign },
        { ...slice!, architecture: 'arm64', uuid: native },
      ];
      return { ...inventory, tools: [{ ...tool!, binary: { ...tool!.binary!, slices } }] };
    };
    expect(noUuid.decide(universal('1-2-3', null), nothingElse(today))).toEqual([]);
    expect(noUuid.decide(universal(null, '1-2-3'), nothingElse(today))).toHaveLength(1);
  });
});
