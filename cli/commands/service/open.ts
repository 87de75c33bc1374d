import { inLanguage } from '../../../messages/fill.ts';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stableProgram } from '../../../launchd/launcher/program.ts';
import { Service } from '../../../launchd/service.ts';
import type { Session } from '../../command.ts';
import { texts } from './text.ts';

/** The service of this installation for the user of the session. */
export async function openService(session: Session): Promise<Service> {
  return Service.of({
    host: await session.host(),
    paths: session.paths,
    program: stableProgram(bundled()),
    execPath: process.execPath,
    notice: inLanguage(session.language, texts).launcherNotice,
  });
}

/** `dist/gowarden.js`; every chunk of the bundle is beside it, while the sources are three folders below the top. */
function bundled(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('/cli/commands/service')
    ? join(here, '../../../dist/gowarden.js')
    : join(here, 'gowarden.js');
}
