import { resolve } from 'node:path';
import { inLanguage } from '../../../messages/fill.ts';
import type { Verdict } from '../../../probes/verification/verdict.ts';
import type { CliCommand, ExitCode } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { wrap } from '../../terminal/wrap.ts';
import { verifiedFile } from './archive/verified.ts';
import type { VerifyDocument } from './document.ts';
import { askDatabase } from './network.ts';
import { showVerified } from './show.ts';
import { subjectOf } from './subject.ts';
import { texts } from './text.ts';
import { verifiedTree } from './tree.ts';

const exits: Readonly<Record<Verdict, ExitCode>> = {
  official: 0,
  'official-edited': 0,
  differs: 1,
  unofficial: 5,
  unknown: 5,
};

/** `gowarden verify`: whether a Go is what was published. */
export const command: CliCommand = {
  reads: true,
  options: {
    sha256: { type: 'string', value: 'HEX' },
    list: { type: 'string', value: 'JSON' },
    network: { type: 'boolean' },
  },
  positionals: [0, 1],
  completes: 'files',
  async run({ options, positionals: [given] }, session) {
    const text = inLanguage(session.language, texts);
    const sha256 = optional(options.sha256);
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) throw new UsageError(text.noSha256(sha256));
    const host = await session.host();
    const subject = await subjectOf(given, host, session);
    const { signal } = session;
    const database = (version: string) => askDatabase(host, version, signal);
    const network = options.network === true ? { database } : {};
    const list = optional(options.list);
    const { document, next } =
      subject.kind === 'tree'
        ? await verifiedTree(subject.goroot, { host, session, ...network })
        : await verifiedFile(subject.path, {
            ...{ host, session, sha256, signal, ...network },
            list: list === undefined ? undefined : resolve(session.directory, list),
          });
    session.signal.throwIfAborted();
    if (session.json) session.document<VerifyDocument>(document);
    else {
      session.out(...showVerified(document, session));
      if (next !== null) session.out(...wrap(next, session.width, 0));
    }
    return exits[document.verdict];
  },
};

function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
