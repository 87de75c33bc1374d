import { inLanguage } from '../../../messages/fill.ts';
import { buildMachine } from '../../../host/simulated/build.ts';
import { type PresetName, presets } from '../../../host/simulated/presets.ts';
import { suggest } from '../../../messages/suggest.ts';
import { openClient } from '../../client.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { showEntry } from '../history/show.ts';
import { lookOfStatus } from '../../look/look.ts';
import { verdict } from '../../look/verdict.ts';
import { openMachine } from '../../machine.ts';
import { brewSwap, type Act } from './brew-swap.ts';
import { startOn, stopMs } from './daemon.ts';
import { Happenings } from './happenings.ts';
import { withMachine, writeSettings } from './place.ts';
import { showStep } from './show.ts';
import { columns } from '../../terminal/columns.ts';
import { askDaemon } from '../history/read.ts';
import { diagnose } from '../doctor/command.ts';
import type { SimulateDocument, SimulationsDocument } from './document.ts';
import { texts } from './text.ts';
import { isRuleId, type RuleId, ruleIds } from '../../../probes/rules/ids.ts';
import { sentencesOf } from '../../../probes/say.ts';
import { cliText } from '../../text.ts';

const scenario = 'brew-swap';
const names: readonly string[] = [scenario, ...Object.keys(presets), ...ruleIds];

export const command: CliCommand = {
  reads: ({ options }) => options.list === true,
  options: { list: { type: 'boolean' }, keep: { type: 'boolean' } },
  positionals: [0, 1],
  completes: names,
  async run({ options, positionals: [name] }, session) {
    const text = inLanguage(session.language, texts);
    if (options.list === true) return list(session);
    if (name === undefined) throw new UsageError(cliText(session.messages).usage.missing(1), text.seeList);
    const keep = options.keep === true;
    if (name === scenario) return withDaemon(keep, session);
    if (isPreset(name)) return withDoctor(name, keep, session);
    if (isRuleId(name)) return withExample(name, keep, session);
    const meant = suggest(name, names);
    throw new UsageError(
      text.unknown(name),
      meant === undefined ? text.seeList : cliText(session.messages).usage.didYouMean(meant),
    );
  },
};

function list(session: Session): ExitCode {
  const text = inLanguage(session.language, texts);
  const all = names.map((name) => ({
    name,
    title: isRuleId(name)
      ? text.example(sentencesOf(session.messages, name).title)
      : (text.presets[name] ?? ''),
  }));
  if (session.json) session.document<SimulationsDocument>({ schemaVersion: 1, simulations: all });
  else for (const line of columns(all.map(({ name, title }) => [name, title]))) session.out(line);
  return 0;
}

function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

/** What `gowarden doctor` says of such a machine, with its exit code. */
function withDoctor(preset: PresetName, keep: boolean, session: Session): Promise<ExitCode> {
  return withMachine(keep, session, ({ machine, paths }) => {
    buildMachine(machine, presets[preset]());
    session.err(inLanguage(session.language, texts).machine(machine));
    return diagnose({ ...session, paths, simulation: machine, host: () => openMachine(machine) });
  });
}

/** The same of the machine on which a rule is seen. */
function withExample(rule: RuleId, keep: boolean, session: Session): Promise<ExitCode> {
  return withMachine(keep, session, async ({ machine, paths }) => {
    const { stage } = await import('../../../probes/stage.ts');
    const at = Date.now();
    const { host, lent } = await stage(machine, rule, at);
    session.err(inLanguage(session.language, texts).machine(machine));
    const there: Session = { ...session, paths, simulation: machine, host: () => Promise.resolve(host) };
    return diagnose(there, undefined, undefined, at, { host, lent, mute: [] });
  });
}

/** The real daemon on a machine in a folder, and each thing that it does. */
function withDaemon(keep: boolean, session: Session): Promise<ExitCode> {
  const text = inLanguage(session.language, texts);
  return withMachine<ExitCode>(keep, session, async (place) => {
    buildMachine(place.machine, presets['apple-silicon']());
    const client = openClient(place.paths);
    const inside: Session = { ...session, paths: place.paths, client: () => client };
    const talk = (line: string): void => {
      if (session.json) session.err(line);
      else session.out(line);
    };
    talk(text.machine(place.machine));
    writeSettings(place);
    // An interruption ends the daemon as well, which may take longer than a command has by itself.
    session.grace.ms = stopMs + 1_000;
    const daemon = await startOn(session, client, { machine: place.machine, state: place.paths.state });
    const ended = new AbortController();
    const following = new Happenings();
    const steps: Act[] = [];
    try {
      talk(text.started(daemon.pid, verdict(lookOfStatus(daemon.status), session.messages)));
      const watching = following.watch(place, session.messages, ended.signal);
      for await (const step of brewSwap(place.machine, following, session)) {
        steps.push(step);
        if (!session.json) for (const line of ['', ...showStep(step, session)]) session.out(line);
      }
      const entries = (await askDaemon(inside, {})).toReversed();
      if (session.json)
        session.document<SimulateDocument>({ schemaVersion: 1, scenario, steps, history: entries });
      else
        for (const line of ['', text.history, ...entries.flatMap((entry) => showEntry(entry, session))])
          session.out(line);
      const now = verdict(lookOfStatus(await client.status()), session.messages);
      talk(text.now(now));
      ended.abort();
      await watching;
    } finally {
      ended.abort();
      await daemon.stop();
    }
    return 0;
  });
}
