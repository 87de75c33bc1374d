import { inLanguage } from '../../../messages/fill.ts';
import { createDefaultFile } from '../../../daemon/configuration/default.ts';
import { loadConfiguration, type Loaded } from '../../../daemon/configuration/load.ts';
import { settingNames, type SettingName } from '../../../daemon/configuration/schema.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { suggest } from '../../../messages/suggest.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { Failure, UsageError } from '../../failure.ts';
import { columns } from '../../terminal/columns.ts';
import type { ConfigCheckDocument, ConfigFileDocument, ConfigShowDocument } from './document.ts';
import { texts } from './text.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';
import { cliText } from '../../text.ts';

const verbs: Readonly<Record<string, (session: Session) => ExitCode>> = { init, check, path, show };

/** `gowarden config init | check | path | show`. */
export const command: CliCommand = {
  reads: ({ positionals: [verb] }) => verb !== 'init',
  options: {},
  positionals: [1, 1],
  completes: Object.keys(verbs),
  run: (call, session) => {
    const given = call.positionals[0] ?? '';
    const verb = Object.hasOwn(verbs, given) ? verbs[given] : undefined;
    if (verb) return Promise.resolve(verb(session));
    const { usage } = cliText(session.messages);
    const meant = suggest(given, Object.keys(verbs));
    throw new UsageError(
      usage.notAChoice('config', given, Object.keys(verbs)),
      meant && usage.didYouMean(meant),
    );
  },
};

function load({ paths, environment }: Session): Loaded {
  return loadConfiguration(paths.configFile, { environment, rules: ruleIds });
}

function init(session: Session): ExitCode {
  const { configFile: file } = session.paths;
  const text = inLanguage(session.language, texts);
  let created: boolean;
  try {
    created = createDefaultFile(file, session.messages);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new Failure('settings-not-written', 2, text.notWritten(file, reason));
  }
  if (!created) throw new Failure('settings-exist', 2, text.exists(file), text.existsNext);
  if (session.json) session.document<ConfigFileDocument>({ schemaVersion: 1, file });
  else session.out(text.created(file));
  return 0;
}

function path(session: Session): ExitCode {
  const { configFile: file } = session.paths;
  if (session.json) session.document<ConfigFileDocument>({ schemaVersion: 1, file });
  else session.out(file);
  return 0;
}

function check(session: Session): ExitCode {
  const { configFile: file } = session.paths;
  const { problems, exists } = load(session);
  const text = inLanguage(session.language, texts);
  const told = problems.map(({ code, values }) => ({
    code,
    message: sayNotice(session.messages, { code, values }),
    ...(values.line ? { line: Number(values.line), column: Number(values.column) } : {}),
  }));
  if (session.json) session.document<ConfigCheckDocument>({ schemaVersion: 1, file, exists, problems: told });
  else if (told.length > 0) for (const { message } of told) session.out(message);
  else session.out(exists ? text.fine(file) : text.none(file));
  return told.length > 0 ? 1 : 0;
}

/** What holds now, as TOML that could be the file, each line with who said so. */
function show(session: Session): ExitCode {
  const { configuration, origins } = load(session);
  if (session.json) {
    session.document<ConfigShowDocument>({
      schemaVersion: 1,
      file: session.paths.configFile,
      configuration,
      origins,
    });
    return 0;
  }
  const { origins: names, off } = inLanguage(session.language, texts);
  const rows = settingNames.map((name) => {
    const value = valueOf(configuration, name);
    const origin = `# ${names[origins[name] ?? 'default']}`;
    return value === null ? [`# ${name}`, `# ${off}`] : [`${name} = ${JSON.stringify(value)}`, origin];
  });
  for (const line of columns(rows)) session.out(line);
  for (const entry of configuration.mute) {
    session.out('[[mute]]');
    for (const [field, value] of Object.entries(entry)) session.out(`${field} = ${JSON.stringify(value)}`);
  }
  return 0;
}

const valueOf = (configuration: object, name: SettingName): unknown =>
  name.split('.').reduce<unknown>((inside, part) => (inside as Record<string, unknown>)[part], configuration);
