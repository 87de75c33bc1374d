import { inLanguage } from '../../../messages/fill.ts';
import type { CliCommand, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import type { Mac } from '../../../probes/versions/majors.ts';
import type { ReleasesDocument } from './document.ts';
import { releasesDocument } from './releases.ts';
import { showReleases } from './show.ts';
import { texts } from './text.ts';

export const command: CliCommand = {
  reads: true,
  options: { macos: { type: 'string', value: 'VERSION' }, bad: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const mac = typeof options.macos === 'string' ? given(options.macos, session) : await ours(session);
    const document = releasesDocument(mac, Date.now(), options.bad === true);
    if (session.json) session.document<ReleasesDocument>(document);
    else for (const line of showReleases(document, session)) session.out(line);
    return 0;
  },
};

/** A macOS by its number; which Mac it is on, nobody said. */
function given(macos: string, session: Session): Mac {
  const text = inLanguage(session.language, texts);
  if (!/^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(macos))
    throw new UsageError(text.notAVersion(macos), text.versionsAre);
  return { macos, architecture: null };
}

async function ours(session: Session): Promise<Mac> {
  const host = await session.host();
  const { architecture, osVersion } = await host.hardware();
  // Elsewhere than on a Mac the table alone is of use.
  return host.platform === 'darwin'
    ? { macos: osVersion, architecture }
    : { macos: null, architecture: null };
}
