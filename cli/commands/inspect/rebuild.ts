import { rebuildOf } from '../../../host/binary/rebuild.ts';
import type { GoBuild } from '../../../host/binary/report.ts';
import type { Messages } from '../../../messages/speak.ts';
import { rebuildCommand } from '../../../probes/repair/rebuild.ts';

/** The command that builds the same program natively, or the sentence that says why there is none. */
export function rebuildText(
  go: GoBuild,
  architecture: string,
  messages: Messages,
): { readonly command: string } | { readonly sentence: string } {
  const rebuild = rebuildOf(go);
  if (rebuild.possible) return { command: rebuildCommand(go, { go: 'go', path: '', installs: null }) };
  const texts = messages.inspect.cannotRebuild;
  const { path: module, version } = go.module ?? { path: '', version: '' };
  switch (rebuild.why) {
    case 'go-itself':
      return { sentence: texts['go-itself'](go.version, architecture) };
    case 'no-module':
      return { sentence: texts['no-module'] };
    case 'local':
      return { sentence: texts.local(module, go.settings['vcs.revision']?.slice(0, 12) ?? null) };
    case 'changed':
      return { sentence: texts.changed(module, version) };
    case 'replaces':
      return { sentence: texts.replaces(module, version) };
  }
}
