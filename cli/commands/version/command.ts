import { inLanguage } from '../../../messages/fill.ts';
import { version as ownVersion } from '../../../daemon/version.ts';
import type { CliCommand } from '../../command.ts';
import type { VersionDocument } from './document.ts';
import { texts } from './text.ts';

export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 0],
  async run(_call, session) {
    const hardware = await (await session.host()).hardware();
    const { architecture, ours, translated } = hardware;
    const [program] = session.self;
    const node = { version: process.version, path: program, architecture: ours, translated };
    if (session.json)
      session.document<VersionDocument>({
        schemaVersion: 1,
        version: ownVersion,
        node,
        hardware: { architecture },
      });
    else {
      const text = inLanguage(session.language, texts);
      session.out(`gowarden ${ownVersion}`);
      session.out(text.node(process.version, ours, program));
      session.out(text.hardware(architecture, translated));
    }
    return 0;
  },
};
