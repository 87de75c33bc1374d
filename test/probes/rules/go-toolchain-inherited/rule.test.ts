import { describe, expect, it } from 'vitest';
import { fetchedToolchain, homebrew } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { rules } from '../../../../probes/catalogue.ts';
import { findingsOf, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-toolchain-inherited';
const amd64 = { version: '1.26.8', architecture: 'amd64' };
const kim = '/Users/kim';
const tree = `${kim}/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.8.darwin-amd64`;

describe(rule, () => {
  it('reports what a non-native go left behind', async () => {
    const [finding] = await findingsOf(rule, presets['inherited-toolchain']());
    expect(finding).toMatchObject({
      subject: tree,
      severity: 'info',
      certainty: 'observed',
      values: { version: 'go1.26.8', architecture: 'amd64', hardware: 'arm64' },
    });
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      `go1.26.8 in ${tree} is for amd64; this machine is arm64.`,
    );
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      `${tree} 中的 go1.26.8 是 amd64 的，而本机是 arm64。`,
    );
  });

  it('warns while the non-native go is in use, after the finding that says so', async () => {
    const sketch = with_(presets['no-go'](), {
      ...homebrew('/opt/homebrew', { ...amd64, version: '1.26.1' }),
      ...fetchedToolchain(kim, amd64),
    });
    expect(await findingsOf(rule, sketch)).toMatchObject([{ severity: 'warning' }]);
    expect(rules.get(rule)?.dependsOn).toEqual(['go-arch-mismatch']);
  });

  it('is silent about toolchains for this machine, and where GOMODCACHE is elsewhere', async () => {
    const native = fetchedToolchain(kim, { version: '1.26.8', architecture: 'arm64' });
    expect(await findingsOf(rule, with_(presets['apple-silicon'](), native))).toEqual([]);
    const elsewhere = {
      ...fetchedToolchain(kim, amd64),
      [`${kim}/Library/Application Support/go/env`]: { text: 'GOMODCACHE=/Users/kim/cache\n' },
    };
    expect(await findingsOf(rule, with_(presets['apple-silicon'](), elsewhere))).toEqual([]);
  });
});
