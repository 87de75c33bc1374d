import {
  type Builder,
  certaintyOfBuilder,
  evidenceOfBuilder,
  firstOfEachGo,
  settingOf,
} from '../../inventory/builders.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { toolchains } from '../../inventory/probe.ts';
import { inWords } from '../../inventory/text.ts';
import { wordsAbout } from '../../inventory/tree.ts';
import type { Found, Rule } from '../../probe.ts';
import { unsetFor } from '../../remedies/goroot.ts';
import { compareVersions } from '../../versions/parse.ts';
import type { Values } from './text.ts';

/**
 * A GOROOT that is not a Go tree: nothing is there, or a directory without Go's source or compiler, such as the `bin` of a tree,
 * the prefix of an installer, or a keg that an upgrade removed.
 */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  // A build cache that cannot be written gives the same text, and go comes to it first.
  dependsOn: ['path-owner', 'path-not-writable'],
  timeToVisibleMs: 60_000,
  links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables', 'https://go.dev/doc/install'],
  probe: toolchains,
  decide: (inventory) => firstOfEachGo(inventory, (builder) => invalidOf(builder, inventory)),
  remedy: ({ values, subject }, inventory, { now }) => unsetFor(subject, values, inventory, now),
};

function invalidOf(builder: Builder, inventory: Inventory): Found<Values> | null {
  const { go, goroot, goVersion } = builder;
  const { path, fault } = goroot;
  if (fault === null || fault === 'other-architecture') return null;
  const before121 = compareVersions(goVersion.replace(/^go/, ''), '1.21') < 0;
  const says = wordsAbout(fault, path, before121);
  return {
    subject: go.path,
    ...(fault !== 'no-source' && { dependsOn: [] }),
    certainty: certaintyOfBuilder(builder),
    evidence: evidenceOfBuilder(builder, inWords('goSays', { words: says }), inventory),
    values: { path: go.path, goVersion, goroot: path, fault, says, setBy: settingOf(goroot) },
  };
}
