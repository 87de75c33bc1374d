import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { isAbsolute, resolve } from 'node:path';
import { wellKnownTools } from '../../../probes/inventory/well-known.ts';
import { type CliCommand } from '../../command.ts';
import { mayLookInto } from '../../directory.ts';
import { Failure, UsageError } from '../../failure.ts';
import { KnownVerdicts } from '../../verified.ts';
import { whichDocument, type WhichDocument } from './document.ts';
import { showAnswers } from './show.ts';
import { ask, runs } from './which.ts';
import { texts } from './text.ts';

const contexts = ['login-shell', 'vscode', 'goland', 'gui', 'daemon'] as const;

export const command: CliCommand = {
  reads: true,
  options: { context: { type: 'string', choices: contexts, value: 'CONTEXT' } },
  positionals: [0, 2],
  completes: ['go', ...wellKnownTools],
  async run({ options, positionals }, session) {
    const [name = 'go', given = '.'] = positionals;
    const text = inLanguage(session.language, texts);
    if (name === '' || name.includes('/'))
      throw new UsageError(text.notAName(name), text.inspectInstead(commandLine`gowarden inspect ${name}`));
    const host = await session.host();
    // Of a simulated machine only its own paths make sense.
    const directory =
      session.simulation === null || isAbsolute(given) ? resolve(session.directory, given) : host.user.home;
    const place = host.files.target(directory);
    if (!place.ok) throw new Failure('no-directory', 2, session.messages.told(place.failure.message));
    if (place.value.kind !== 'directory') throw new UsageError(text.notADirectory(directory));
    mayLookInto(host, directory, session);

    const only = typeof options.context === 'string' ? options.context : undefined;
    const answers = await ask(host, name, directory, only);
    const known = new KnownVerdicts(host, session.paths.state);
    if (session.json) session.document<WhichDocument>(whichDocument(answers, known));
    const [first] = answers.contexts;
    if (!session.json) {
      session.out(...showAnswers(answers, session));
      for (const line of known.line(first ? (runs(first)?.file ?? null) : null, session))
        session.out(`  ${line}`);
    }
    return first && runs(first) !== null ? 0 : 1;
  },
};
