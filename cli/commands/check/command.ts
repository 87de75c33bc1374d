import { resolve } from 'node:path';
import type { Host } from '../../../host/host.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { decideRepository, repositoryRules } from '../../../probes/repository/decide.ts';
import { walkRepository } from '../../../probes/repository/walk.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { mayLookInto } from '../../directory.ts';
import { UsageError } from '../../failure.ts';
import { findingDocument } from '../../look/document.ts';
import { exitCode, failOnOf, failOnOption, worstFirst } from '../../look/look.ts';
import { version } from '../../../daemon/version.ts';
import { placeOf, readBaseline, writeBaseline } from './baseline.ts';
import type { CheckDocument } from './document.ts';
import { annotations } from './github.ts';
import { locate, type Located, prefixOf } from './located.ts';
import { sarifOf } from './sarif.ts';
import { show } from './show.ts';
import { texts } from './text.ts';

const formats = ['text', 'json', 'github', 'sarif'] as const;

/** `gowarden check [DIR]`: what is wrong with a repository itself, wherever it is checked out. */
export const command: CliCommand = {
  reads: ({ options }) => options['write-baseline'] !== true,
  options: {
    format: { type: 'string', choices: formats },
    'fail-on': failOnOption,
    baseline: { type: 'string', value: 'FILE' },
    'write-baseline': { type: 'boolean' },
  },
  positionals: [0, 1],
  completes: 'directories',
  async run({ positionals, options }, session): Promise<ExitCode> {
    const format = formatOf(options.format, session);
    const host = await session.host('leave');
    const top = topOf(host, resolve(session.directory, positionals[0] ?? '.'), session);
    const now = Date.now();
    const repository = await walkRepository(host.files, top, session.signal);
    const { findings, unknown } = await decideRepository(host, repository, now, session.signal);
    const shown = findings.map((finding) => ({ ...finding, hidden: null, openedAt: null }));
    const all = worstFirst(shown).map((finding) => locate(finding, top));
    const given = typeof options.baseline === 'string' ? resolve(session.directory, options.baseline) : null;
    const baseline = placeOf(given, host.files.onDisk(top));
    if (options['write-baseline'] === true) {
      writeBaseline(baseline, all, session);
      session.err(inLanguage(session.language, texts).wrote(baseline.file, all.length));
      return 0;
    }
    const known = readBaseline(baseline, session);
    const located = all.filter(({ key }) => !known.has(key));
    const workspace = session.environment.GITHUB_WORKSPACE ?? '';
    const prefix = prefixOf(top, workspace === '' ? '' : realOf(host, workspace));
    tell(format, { root: top, located, baselined: all.length - located.length, unknown, prefix }, session);
    return exitCode({ findings: located.map(({ finding }) => finding) }, failOnOf(options['fail-on']));
  },
};

function formatOf(given: unknown, session: Session): (typeof formats)[number] {
  const format = formats.find((one) => one === given) ?? (session.json ? 'json' : 'text');
  if (session.json && format !== 'json')
    throw new UsageError(inLanguage(session.language, texts).oneForm(format));
  return format;
}

/** Links followed, so that everything below can be distinguished from what is outside. */
function topOf(host: Host, directory: string, session: Session): string {
  const real = host.files.realPath(directory);
  const facts = real.ok ? host.files.facts(real.value) : real;
  if (!facts.ok) throw new UsageError(session.messages.told(facts.failure.message));
  if (!real.ok || facts.value.kind !== 'directory')
    throw new UsageError(inLanguage(session.language, texts).notADirectory(directory));
  mayLookInto(host, real.value, session);
  return real.value;
}

function realOf(host: Host, path: string): string {
  const real = host.files.realPath(path);
  return real.ok ? real.value : path;
}

interface Checked {
  readonly root: string;
  readonly located: readonly Located[];
  readonly baselined: number;
  readonly unknown: readonly string[];
  readonly prefix: string;
}

function tell(format: (typeof formats)[number], checked: Checked, session: Session): void {
  const { located, unknown, baselined, root, prefix } = checked;
  const { messages } = session;
  switch (format) {
    case 'json': {
      const findings = located.map(({ finding, path, line }) => ({
        ...findingDocument(finding, messages),
        path,
        line,
      }));
      return session.document<CheckDocument>({ schemaVersion: 1, root, findings, baselined, unknown });
    }
    case 'sarif':
      return session.out(
        ...sarifOf({
          findings: located,
          rules: repositoryRules,
          unknown,
          version,
          root,
          prefix,
          messages,
        }).split('\n'),
      );
    case 'github':
      return session.out(
        ...annotations(
          located,
          { root, prefix, unknown, titles: inLanguage(session.language, texts) },
          messages,
        ),
      );
    case 'text':
      return session.out(
        ...show(located, { rules: repositoryRules.length, baselined, unknown, root }, session),
      );
  }
}
