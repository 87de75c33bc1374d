import { posix } from 'node:path';
import type { Hardware } from '../../../host/host.ts';
import { type Choice, isOther } from '../../choice/choice.ts';
import { isNative } from '../../inventory/inventory.ts';
import { inWords as ofInventory } from '../../inventory/text.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Remedy } from '../../remedy.ts';
import { remedy, run } from '../../remedies/steps.ts';
import { running, type Running } from '../../running/probe.ts';
import { inWords } from '../../running/text.ts';
import { supportOf } from '../../versions/releases.ts';
import { decidedBy, stepOf } from '../../choice/decided.ts';
import type { Values } from './text.ts';

/** GOTOOLCHAIN, go.work or go.mod makes an unsupported or a foreign toolchain run in place of the go that was found. */
export const rule: Rule<Running, Values> = {
  severity: 'warning',
  dependsOn: ['go-toolchain-inherited'],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/doc/toolchain#select', 'https://go.dev/doc/devel/release#policy'],
  probe: running,
  decide({ runs, hardware }, { now }) {
    const found = new Map<string, Found<Values>>();
    for (const choice of runs) {
      const one = pinnedOf(choice, hardware, now);
      if (one && !found.has(one.subject)) found.set(one.subject, one);
    }
    return [...found.values()];
  },
  remedy: ({ values }) => unpin(values),
};

function pinnedOf(choice: Choice, hardware: Hardware, now: number): Found<Values> | null {
  const { outcome, steps, directory, context, certainty } = choice;
  const by = decidedBy(choice);
  const go = stepOf(steps, 'go');
  if (!isOther(outcome) || by === null || go === undefined) return null;
  const { toolchain, architectures } = outcome;
  const support = supportOf(toolchain, now);
  const ended = support.state === 'ended' || support.state === 'probably-ended';
  const foreign = architectures.length > 0 && !isNative(architectures, hardware);
  // A foreign go fetches foreign toolchains: the findings about that go say so, and this one adds nothing.
  const inherited = foreign && !isNative(go.architectures, hardware);
  if (!ended && (!foreign || (inherited && outcome.kind !== 'module-cache'))) return null;
  const reason = foreign && !inherited ? 'foreign' : ended ? 'unsupported' : 'foreign';
  return {
    subject: by.subject,
    severity: reason === 'foreign' ? 'error' : 'warning',
    certainty: certainty === 'assumed' || support.state === 'probably-ended' ? 'suspected' : 'observed',
    ...(ended || !inherited ? { dependsOn: [] } : {}),
    evidence: [
      inWords('runs', { directory, context, toolchain }),
      inWords('instead', { path: go.path, version: go.version }),
      `${by.setting} (${by.source})`,
      ...(ended ? [ofInventory('support', { evidence: support.evidence })] : []),
    ],
    values: {
      ...{ path: by.subject, toolchain, directory, instead: go.version, reason },
      ...{ setting: by.setting, source: by.source, supported: support.supported },
      architecture: foreign ? architectures.join(' + ') : '',
      hardware: hardware.architecture,
    },
  };
}

/** Only `go env -w` and the toolchain line of a go.mod have a command that takes them back. */
function unpin({ path, setting, source, directory }: Values): Remedy | null {
  const value = setting.slice(setting.indexOf('=') + 1);
  if (setting.startsWith('GOTOOLCHAIN=') && path.endsWith('/go/env'))
    // The pinned toolchain need not be there: the go on PATH does it by itself.
    return remedy(
      [{ ...run('go', 'env', '-u', 'GOTOOLCHAIN'), environment: { GOTOOLCHAIN: 'local' } }],
      [run('go', 'env', '-w', `GOTOOLCHAIN=${value}`)],
    );
  if (!setting.startsWith('toolchain ') || !source.startsWith(posix.join(directory, 'go.mod:'))) return null;
  const edit = (name: string) => run('go', '-C', directory, 'mod', 'edit', `-toolchain=${name}`);
  return remedy([edit('none')], [edit(setting.slice('toolchain '.length))]);
}
