import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { rebuildOf } from '../../../host/binary/rebuild.ts';
import type { GoBuild } from '../../../host/binary/report.ts';
import type { Messages } from '../../../messages/speak.ts';
import { commandOf } from '../../../probes/remedies/print.ts';
import { rebuild } from '../../../probes/remedies/rebuild.ts';
import { texts } from './text.ts';

/** The command that builds the same program natively, or the sentence that says why there is none. */
export function rebuildText(
  go: GoBuild,
  architecture: string,
  messages: Messages,
): { readonly command: string } | { readonly sentence: string } {
  const known = rebuildOf(go);
  const step = rebuild(go, { go: 'go', path: '', installs: null });
  if (known.possible) return { command: (step && commandOf([step])) ?? known.package };
  const text = inLanguage(messages.language, texts).cannotRebuild;
  const { path: module, version } = go.module ?? { path: '', version: '' };
  switch (known.why) {
    case 'go-itself':
      return { sentence: text['go-itself'](go.version, architecture) };
    case 'no-module':
      return { sentence: text['no-module'] };
    case 'local':
      return { sentence: text.local(module, go.settings['vcs.revision']?.slice(0, 12) ?? null) };
    case 'changed':
      return { sentence: text.changed(module, version) };
    case 'replaces':
      return { sentence: text.replaces(module, version, commandLine`go install ${`${module}@${version}`}`) };
  }
}
