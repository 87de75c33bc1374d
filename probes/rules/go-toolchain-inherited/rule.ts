import type { Inventory } from '../../inventory/inventory.ts';
import { posix } from 'node:path';
import type { Rule } from '../../probe.ts';
import { architecturesOf, isForeign } from '../../inventory/native.ts';
import { evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import { remedy, run } from '../../remedies/steps.ts';

/**
 * Toolchains that a foreign go fetched into the module cache. The go command downloads for its own architecture, whatever GOARCH
 * says, so as long as a foreign go is in use they come back after each removal.
 */
export const rule: Rule<Inventory, Values> = {
  severity: 'warning',
  dependsOn: ['go-arch-mismatch'],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/doc/toolchain', 'https://github.com/golang/go/issues/66562'],
  probe: toolchains,
  decide(inventory) {
    const drifting = inventory.toolchains.some(
      (tool) => tool.winsIn.length > 0 && isForeign(tool, inventory),
    );
    return inventory.toolchains
      .filter((tool) => tool.installer === 'module cache' && isForeign(tool, inventory))
      .map((tool) => ({
        subject: posix.dirname(posix.dirname(tool.path)),
        severity: drifting ? 'warning' : 'info',
        certainty: 'observed',
        evidence: evidenceOf(tool, inventory),
        values: {
          path: posix.dirname(posix.dirname(tool.path)),
          version: tool.version ?? '',
          architecture: architecturesOf(tool, inventory).join(' + '),
          hardware: inventory.hardware.architecture,
        },
      }));
  },
  // As long as a foreign go is in use it comes back: then the finding about that go says what to do.
  remedy: ({ subject, severity }) =>
    severity === 'info'
      ? remedy([run('gowarden', 'clean', `go-toolchain:${cacheName(subject)}`)], [run('gowarden', 'undo')])
      : null,
};

/** `go1.27.1.darwin-amd64`, by which the cache of that tree is known. */
function cacheName(tree: string): string {
  return posix.basename(tree).replace(/^toolchain@v0\.0\.1-/, '');
}
