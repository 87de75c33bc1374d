import { posix } from 'node:path';
import type { Context } from '../../../host/host.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Found, Rule } from '../../probe.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import { terminalOf } from '../../inventory/native.ts';
import { remedy, run } from '../../remedies/steps.ts';
import { inWords } from '../../inventory/text.ts';

/** A go command that would build with the tree of another Go: GOROOT is set to it, or its own tree was replaced around it. */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://pkg.go.dev/cmd/go#hdr-Environment_variables', 'https://go.dev/doc/install'],
  probe: toolchains,
  decide(inventory) {
    const found = new Map<string, Found<Values>>();
    for (const context of inventory.contexts) {
      const go = inventory.toolchains.find((tool) => tool.winsIn.includes(context.id));
      if (!go || found.has(go.path)) continue;
      const mixed = mixedOf(go, context, inventory);
      if (mixed) found.set(go.path, mixed);
    }
    return [...found.values()];
  },
  remedy: ({ values, subject }, inventory) =>
    [...inventory.goroots.values()].some(
      ({ setBy, source }) => setBy === values.setBy && source === 'user-file',
    )
      ? remedy(
          [run(goOf(subject, inventory), 'env', '-u', 'GOROOT')],
          [run(goOf(subject, inventory), 'env', '-w', `GOROOT=${values.goroot}`)],
          [{ kind: 'write', path: values.setBy.replace(/:\d+$/, '') }],
        )
      : null,
};

/** `go` where the terminal picks that one, else its path. */
function goOf(path: string, inventory: Inventory): string {
  const terminal = terminalOf(inventory);
  const go = inventory.toolchains.find((tool) => tool.path === path);
  return terminal && go?.winsIn.includes(terminal.id) ? 'go' : path;
}

function mixedOf(go: Tool, context: Context, inventory: Inventory): Found<Values> | null {
  const goVersion = go.binary?.go?.version;
  const goroot = inventory.goroots.get(context.id);
  if (!goVersion || !goroot) return null;
  const { path, state, source } = goroot;
  const version = state === 'absent' ? '' : goroot.version;
  // A checkout has no VERSION file, what is blocked is not absent, and both may name experiments behind a space.
  if (version === null || firstWord(version) === firstWord(goVersion)) return null;
  const setBy = goroot.setBy ?? 'bin/go';
  return {
    subject: go.path,
    certainty: context.certainty === 'observed' || source !== 'variable' ? 'observed' : 'suspected',
    evidence: [
      inWords('path', { chain: go.chain.links.join(' -> ') }),
      inWords('goVersion', { version: goVersion }),
      goroot.setBy === null ? inWords('gorootByPlace', { path }) : `GOROOT=${path} (${setBy})`,
      version ? `${posix.join(path, 'VERSION')}: ${version}` : inWords('absent', { path }),
      inWords('context', { context: context.id, source: context.source }),
      inWords('hardware', { architecture: inventory.hardware.architecture }),
    ],
    values: { path: go.path, goVersion: firstWord(goVersion), goroot: path, gorootVersion: version, setBy },
  };
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}
