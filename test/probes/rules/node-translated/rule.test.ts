import { describe, expect, it } from 'vitest';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { findingsOf, machine, report, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'node-translated';

describe(rule, () => {
  it('opens when our own Node is translated', async () => {
    const [finding] = await findingsOf(rule, presets['translated-node']());
    expect(finding).toMatchObject({
      subject: 'node',
      severity: 'warning',
      values: { node: 'amd64', hardware: 'arm64' },
    });
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      "gowarden's Node.js is for amd64; this machine is arm64.",
    );
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      'gowarden 的 Node.js 是 amd64 的，而本机是 arm64。',
    );
  });

  it('is silent on a native one', async () => {
    expect(await findingsOf(rule, presets['apple-silicon']())).toEqual([]);
    expect(await findingsOf(rule, presets['intel-mac']())).toEqual([]);
  });

  it('says so when the machine gave no answer', async () => {
    const hardware = { architecture: 'arm64', translated: 'unknown' as const };
    const { host } = await machine(with_(presets['apple-silicon'](), {}, { hardware }));
    const { findings, unknown } = await report(host);
    expect(findings).toEqual([]);
    expect(unknown).toHaveLength(1);
  });
});
