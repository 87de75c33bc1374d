import { posix } from 'node:path';
import {
  type Builder,
  certaintyOfBuilder,
  evidenceOfBuilder,
  firstOfEachGo,
  firstWord,
  settingOf,
} from '../../inventory/builders.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { architectureThatRuns } from '../../inventory/native.ts';
import { toolchains } from '../../inventory/probe.ts';
import { inWords } from '../../inventory/text.ts';
import type { Found, Rule } from '../../probe.ts';
import { unsetFor } from '../../remedies/goroot.ts';
import type { Values } from './text.ts';

/**
 * A go command that would build with the tree of another Go, of another version or with tools for another architecture: GOROOT
 * is set to it, or its own tree was replaced around it.
 */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables', 'https://go.dev/doc/install'],
  probe: toolchains,
  decide: (inventory) => firstOfEachGo(inventory, (builder) => mixedOf(builder, inventory)),
  remedy: ({ values, subject }, inventory, { now }) => unsetFor(subject, values, inventory, now),
};

function mixedOf(builder: Builder, inventory: Inventory): Found<Values> | null {
  const { go, goroot, goVersion } = builder;
  const { path, version, fault } = goroot;
  // What is not a tree at all is another rule's; a checkout lacks a VERSION file, and what is blocked is not absent.
  const otherVersion = (fault === null || fault === 'other-architecture') && version !== null;
  const differs = otherVersion && firstWord(version) !== goVersion;
  if (!differs && fault !== 'other-architecture') return null;
  const architecture = architectureThatRuns(go.binary, inventory.hardware) ?? '';
  const tools = posix.join(path, 'pkg/tool', `${inventory.platform}_${architecture}`);
  return {
    subject: go.path,
    certainty: certaintyOfBuilder(builder),
    evidence: evidenceOfBuilder(
      builder,
      differs ? `${posix.join(path, 'VERSION')}: ${version}` : inWords('absent', { path: tools }),
      inventory,
    ),
    values: {
      path: go.path,
      goVersion,
      goroot: path,
      gorootVersion: version ?? '',
      architecture: differs ? '' : architecture,
      setBy: settingOf(goroot),
    },
  };
}
