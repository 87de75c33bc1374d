import { isAbsolute, resolve } from 'node:path';
import { inLanguage } from '../../../messages/fill.ts';
import { isKnownTarget } from '../../../probes/environment/targets.ts';
import { survey } from '../../../probes/cgo/survey.ts';
import type { CliCommand } from '../../command.ts';
import { mayLookInto } from '../../directory.ts';
import { Failure, UsageError } from '../../failure.ts';
import { cgoDocument, type CgoDocument } from './document.ts';
import { showSurvey } from './show.ts';
import { texts } from './text.ts';

const contexts = ['login-shell', 'gui', 'daemon'] as const;

export const command: CliCommand = {
  reads: true,
  options: {
    for: { type: 'string', value: 'GOOS/GOARCH' },
    sysroot: { type: 'string', value: 'DIR' },
    context: { type: 'string', choices: contexts },
  },
  positionals: [0, 1],
  async run({ options, positionals: [given = '.'] }, session) {
    const text = inLanguage(session.language, texts);
    const target = targetIn(options.for);
    if (target === null) throw new UsageError(text.notATarget(String(options.for)), text.targets);
    const host = await session.host();
    // Of a simulated machine only its own paths make sense.
    const place = (path: string): string =>
      session.simulation === null || isAbsolute(path) ? resolve(session.directory, path) : host.user.home;
    const directory = place(given);
    const facts = host.files.target(directory);
    if (!facts.ok) throw new Failure('no-directory', 2, session.messages.told(facts.failure.message));
    if (facts.value.kind !== 'directory') throw new UsageError(text.notADirectory(directory));
    mayLookInto(host, directory, session);
    const wanted = typeof options.context === 'string' ? options.context : 'login-shell';
    const all = await host.contexts();
    const context = all.find(({ id }) => id === wanted) ?? all[0];
    if (context === undefined) throw new Failure('no-context', 2, text.noContext);
    const sysroot =
      typeof options.sysroot === 'string'
        ? place(options.sysroot)
        : context.environment.PKG_CONFIG_SYSROOT_DIR || null;
    const { signal } = session;
    const found = await survey(host, directory, context, { target, sysroot, signal });
    if (session.json) session.document<CgoDocument>(cgoDocument(found));
    else for (const line of showSurvey(found, session)) session.out(line);
    return found.advice.kind === 'build' ? 0 : 1;
  },
};

/** `linux/arm64`; nothing when nobody asked for a target, null when it is none that Go knows. */
function targetIn(given: unknown): { readonly os: string; readonly architecture: string } | object | null {
  if (typeof given !== 'string') return {};
  const [os = '', architecture = '', ...more] = given.split('/');
  const target = { os, architecture };
  return more.length === 0 && isKnownTarget(target) ? target : null;
}
