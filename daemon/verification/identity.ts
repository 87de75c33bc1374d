import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { identityOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import { version } from '../version.ts';

/** What changes when another release is put there, or a program of it is exchanged. */
const files = ['VERSION', 'go.env', 'bin', 'bin/go', 'bin/gofmt', 'src', 'pkg/include', 'pkg/tool'];

/**
 * Distinguishes a tree from itself after an upgrade, without reading its 15,000 files: identity of its programs, of
 * VERSION and go.env, and of the directories that an installer writes. An edit deep in `src` alone is seen by `gowarden
 * verify`. Another gowarden, which knows of other releases, gives another identity.
 */
export function identityOfTree(host: Host, goroot: string): string {
  const of = (path: string): string => {
    const facts = host.files.facts(join(goroot, path));
    return facts.ok ? identityOf(facts.value) : facts.failure.kind;
  };
  const tools = host.files.list(join(goroot, 'pkg/tool'), 100);
  const programs = (tools.ok ? tools.value : []).flatMap((target) => {
    const names = host.files.list(join(goroot, 'pkg/tool', target), 200);
    return (names.ok ? names.value : []).map((name) => `pkg/tool/${target}/${name}`);
  });
  const facts = [version, ...[...files, ...programs].map(of)].join(' ');
  return createHash('sha256').update(facts).digest('hex').slice(0, 32);
}
