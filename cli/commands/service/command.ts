import { inLanguage } from '../../../messages/fill.ts';
import { ownPaths } from '../../../host/paths.ts';
import { defineService } from '../../../launchd/definition.ts';
import type { ServiceOutcome, ServiceState } from '../../../launchd/outcome.ts';
import { madeParents } from '../../../launchd/purge.ts';
import { type Service, serviceFile } from '../../../launchd/service.ts';
import type { Call, CliCommand, ExitCode, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { command as logs } from '../logs/command.ts';
import { openService } from './open.ts';
import { purgeAll } from './purge.ts';
import type { ServiceDocument, ServiceStatusDocument } from './document.ts';
import { texts } from './text.ts';

type Verb = (call: Call, session: Session) => ReturnType<CliCommand['run']>;

const verbs: Readonly<Record<string, Verb>> = {
  install: (_call, session) => act(session, (it) => it.install()),
  restart: (_call, session) => act(session, (it) => it.restart()),
  status: showState,
  logs: (call, session) => logs.run(call, session),
  uninstall,
  print,
};

/** `gowarden service install | status | restart | logs | uninstall | print`. */
export const command: CliCommand = {
  reads: ({ positionals: [verb] }) => !['install', 'restart', 'uninstall'].includes(verb ?? ''),
  options: {
    platform: { type: 'string' },
    purge: { type: 'boolean' },
    yes: { type: 'boolean' },
    ...logs.options,
  },
  positionals: [0, 1],
  run: async (call, session) => {
    const [given] = call.positionals;
    const verb = given !== undefined && Object.hasOwn(verbs, given) ? verbs[given] : undefined;
    if (verb) return verb(call, session);
    const known = Object.keys(verbs).join(', ');
    throw new UsageError(
      inLanguage(session.language, texts).unknownVerb({ verb: given ?? null, verbs: known }),
    );
  },
};

async function act(session: Session, verb: (it: Service) => Promise<ServiceOutcome>): Promise<ExitCode> {
  const it = await openService(session);
  return say(session, it, await verb(it));
}

function say(
  session: Session,
  it: Service,
  outcome: ServiceOutcome,
  sentences = inLanguage(session.language, texts),
): ExitCode {
  const values = { file: it.definition.file, detail: '', path: '', ...outcome.values };
  const message = sentences[outcome.code](values);
  if (session.json) session.document<ServiceDocument>({ schemaVersion: 1, ...outcome, message });
  else if (outcome.done) session.out(message);
  else session.err(message);
  return outcome.done ? 0 : 1;
}

async function uninstall(call: Call, session: Session): Promise<ExitCode> {
  const everything = call.options.purge === true;
  if (everything && call.options.yes !== true) {
    const sure = await session.confirm(inLanguage(session.language, texts).purgeQuestion());
    if (sure === null) session.err(inLanguage(session.language, texts).purgeWarning());
    if (sure !== true) return 2;
  }
  const it = await openService(session);
  const parents = madeParents(session.paths.state);
  const outcome = await it.uninstall();
  // Who wants it gone is not sent to install it.
  const sentences = inLanguage(session.language, texts);
  const code = say(session, it, outcome, { ...sentences, ...sentences.uninstall });
  if (!everything || (!outcome.done && outcome.code !== 'no-manager')) return code;
  return purgeAll(session, parents, code);
}

async function showState(_call: Call, session: Session): Promise<ExitCode> {
  const it = await openService(session);
  const state = await it.state();
  const launcher = state.running ? null : it.launcherSays();
  if (session.json)
    session.document<ServiceStatusDocument>({
      schemaVersion: 1,
      file: it.definition.file,
      ...state,
      launcher,
    });
  else {
    session.out(sentenceOf(state, session));
    if (launcher !== null) session.out(`  ${launcher}`);
    for (const line of [it.definition.file, ...state.evidence]) session.out(`  ${line}`);
  }
  return state.running ? 0 : 3;
}

function sentenceOf(state: ServiceState, session: Session): string {
  const text = inLanguage(session.language, texts).state;
  if (state.running) return text.running({ pid: String(state.pid) });
  if (state.disabled && state.installed) return text.disabled();
  if (state.loaded) return text.loaded({ exit: String(state.lastExitCode ?? '?') });
  return state.installed ? text.installed() : text.absent();
}

async function print(call: Call, session: Session): Promise<ExitCode> {
  const host = await session.host();
  const platform = call.options.platform ?? host.platform;
  if (platform !== 'darwin' && platform !== 'linux') {
    session.err(inLanguage(session.language, texts).unknownPlatform({ platform: String(platform) }));
    return 2;
  }
  const ours = platform === host.platform;
  const environment = ours ? host.environment : {};
  const { uid, home } = host.user;
  const definition = defineService(
    { platform, uid, home, configHome: environment.XDG_CONFIG_HOME },
    ours ? session.paths : ownPaths(platform, home, environment),
    (environment.DISPLAY ?? environment.WAYLAND_DISPLAY) !== undefined,
  );
  session.err(`# ${definition.file}`);
  session.out(...serviceFile(definition).trimEnd().split('\n'));
  return 0;
}
