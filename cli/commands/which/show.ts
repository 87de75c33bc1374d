import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { Step } from '../../../probes/choice/choice.ts';
import type { EnvironmentStep } from '../../../probes/environment/step.ts';
import type { Setting } from '../../../host/go/setting.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { placeName, sourceOf } from '../../../probes/contexts/evidence.ts';
import { findingOf } from '../../../probes/decide.ts';
import { differences, rule } from '../../../probes/rules/go-contexts-differ/rule.ts';
import { sayFinding } from '../../../probes/say.ts';
import { type Answer, type Answers, isNativeHere, runs } from './which.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'verbose'>;

/** Every context side by side, then the way to the first one's answer (with `--verbose` to every one's). */
export function showAnswers(answers: Answers, page: Page): string[] {
  const explained = page.verbose ? answers.contexts : answers.contexts.slice(0, 1);
  return [
    ...columns(answers.contexts.map((answer) => row(answer, answers, page))),
    ...explained.flatMap((answer) => ['', ...way(answer, page)]),
    ...differing(answers, page),
    ...unread(answers, page),
  ];
}

/** What an editor has chosen, where that cannot be read. */
function unread(answers: Answers, { messages, width }: Page): string[] {
  const { outcomes } = inLanguage(messages.language, texts);
  const lines = answers.unread.flatMap((why) => wrap(outcomes.unknown(why), width, 0, 2));
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Which of them is the odd one, why, and what to do. */
function differing({ comparison, hardware }: Answers, { messages, width }: Page): string[] {
  const { severity } = rule;
  return differences({ hardware, comparisons: [comparison] }).flatMap((found) => {
    const { summary, next } = sayFinding(messages, findingOf({ id: 'go-contexts-differ', severity }, found));
    return ['', ...wrap(summary, width, 0, 2), ...(next === null ? [] : wrap(next, width, 2, 4))];
  });
}

function label({ view }: Answer, { messages }: Page): string {
  const text = inLanguage(messages.language, texts);
  return view.editors.length > 0 ? placeName(view) : text.contexts[view.context.id];
}

function row(answer: Answer, { name, hardware }: Answers, page: Page): string[] {
  const paint = painter(page.colour);
  const text = inLanguage(page.messages.language, texts);
  const remarks = [
    ...(isNativeHere(answer, hardware) === false ? [paint('red', text.foreign(hardware.architecture))] : []),
    ...(answer.view.certainty === 'assumed' ? [text.assumed] : []),
  ];
  return [
    paint('bold', label(answer, page)),
    conclusion(answer, name, text) + (remarks.length > 0 ? `  (${remarks.join(', ')})` : ''),
  ];
}

function conclusion(answer: Answer, name: string, text: typeof texts.en): string {
  const { choice, winner } = answer;
  if (answer.silence !== null) return text.outcomes.unknown(answer.silence);
  if (winner === null) return text.nothing(name);
  const outcome = choice?.outcome;
  if (outcome?.kind === 'error')
    return outcome.manager === undefined ? outcome.message : text.outcomes.noGo(outcome.message);
  const result = runs(answer);
  if (result === null) return `${text.runsUnknown}, ${winner.path}`;
  const architectures = result.architectures.join('+') || '?';
  const version = result.version ?? text.unknownVersion;
  if (outcome?.kind === 'download') return text.wouldDownload(version, architectures);
  return text.runs(version, architectures, result.file ?? winner.path);
}

function way(answer: Answer, page: Page): string[] {
  const { winner, others, installed, choice, environment, view } = answer;
  const { messages, width } = page;
  const text = inLanguage(messages.language, texts);
  const paint = painter(page.colour);
  const source = messages.told(sourceOf(view));
  const head = `${label(answer, page)}: ${view.editors.length > 0 ? text.startsFrom(source) : text.searched(source)}`;
  const led = view.written && text.led[view.lead]?.(view.written.file, view.written.line);
  const lines = choice
    ? [
        ...choice.steps.flatMap((step) => stepLines(step, text)),
        ...outcomeLines(choice, text),
        ...(environment ? environmentLines(environment, text) : []),
      ]
    : winner
      ? [[winner.path], ...winner.chain.links.slice(1).map((link) => [text.leadsTo(link), ''])]
      : [];
  const { relative } = answer;
  const passed = others.filter(({ state }) => state === 'missing').map(({ path }) => text.broken(path));
  const behind = choice ? [] : others.filter(({ state }) => state !== 'missing').map(({ path }) => path);
  return [
    paint('dim', head),
    ...(led ? wrap(led, width, 2, 6) : []),
    ...lines.flatMap(([line = '', indent]) => wrap(line, width, indent === undefined ? 2 : 4, 6)),
    ...(behind.length > 0 ? wrap(text.behind(behind), width, 4, 6) : []),
    ...(relative ? wrap(text.relative(relative.path, relative.position), width, 2, 4) : []),
    ...passed.flatMap((line) => wrap(line, width, 2, 4)),
    ...(installed ? wrap(text.installedOffPath(installed.path), width, 2, 4) : []),
  ];
}

/** A line, with a second element when it belongs below the one before. */
type Line = readonly [line: string, below?: ''];

function stepLines(step: Step, text: typeof texts.en): readonly Line[] {
  switch (step.kind) {
    case 'path':
      return [
        [text.path(step.path, step.position)],
        ...step.chain.slice(1).map((link): Line => [text.leadsTo(link), '']),
        ...(step.others.length > 0 ? [[text.behind(step.others), ''] as const] : []),
      ];
    case 'shim':
      return [[text.shim(step.manager, step.reason, step.path)]];
    case 'go': {
      const goroot = step.gorootSetting
        ? text.gorootSet(told(step.gorootSetting))
        : step.goroot && text.goroot(step.goroot);
      const head = text.go(step.version, step.architectures.join('+') || '?');
      return goroot ? [[head], [goroot, '']] : [[head]];
    }
    case 'no-switching':
      return [[text.noSwitching(step.version)]];
    case 'modules-off':
      return [[text.modulesOff(told(step.setting))]];
    case 'setting':
      return step.setting.value === ''
        ? [[text.setting(told(step.setting))]]
        : [[text.setting(told(step.setting))], [text.modes[step.mode](step.minimum), '']];
    case 'file':
      return [
        [step.by ? text.fileNamed(step.file, told(step.by)) : text.file(step.file)],
        ...(step.hides === null ? [] : [[text.hides(step.hides), ''] as const]),
      ];
    case 'no-file':
      return [[text.noFile]];
    case 'line':
      return [[text.line(step.line.line, `${step.name} ${step.line.value}`, step.raises), '']];
    case 'selected':
      return [[text.selected(step.toolchain)]];
    case 'unheard':
      return [
        [text.unheard(step.file, step.version)],
        [text.unheardBecause[step.why](step.managers, step.instead ?? ''), ''],
      ];
  }
}

function outcomeLines(
  { outcome }: NonNullable<Answer['choice']>,
  { outcomes }: typeof texts.en,
): readonly Line[] {
  switch (outcome.kind) {
    case 'own':
      return [[outcomes.own(outcome.file)]];
    case 'path':
      return [[outcomes.path(outcome.file)]];
    case 'module-cache':
      return [[outcome.unpacked ? outcomes.cached(outcome.file) : outcomes.packed(outcome.file)]];
    case 'download':
      return [
        [outcomes.download(outcome.module)],
        ...(outcome.forbiddenBy ? [[outcomes.forbidden(told(outcome.forbiddenBy)), ''] as const] : []),
      ];
    case 'absent':
      return [];
    case 'error':
      if (outcome.manager !== undefined) return [[outcomes.noGo(outcome.message)]];
      return [[outcomes.error(outcome.message)], ...wayOut(outcome.decidedBy, outcomes)];
    case 'unknown':
      return [[outcomes.unknown(outcome.reason)]];
  }
}

/** What it builds for, and every setting that somebody made; those of an official go.env and GOTOOLCHAIN, which has a step, are passed by. */
function environmentLines(
  { target, native, variables }: EnvironmentStep,
  text: typeof texts.en,
): readonly Line[] {
  const made = variables.filter(
    ({ name, value, source }) =>
      name !== 'GOTOOLCHAIN' &&
      source.kind !== 'default' &&
      !(source.kind === 'goroot-file' && value === official[name]),
  );
  const ignored = variables.flatMap(({ name, ignored: value }) => (value === null ? [] : [{ name, value }]));
  return [
    [native ? text.builds(target) : text.buildsForeign(target)],
    ...made.map(({ name, value, source, by }): Line => [
      text.set({ ...told({ name, value, source }), ...(by !== null && { place: by }) }),
      '',
    ]),
    ...ignored.map(({ name, value }): Line => [text.ignored(name, value), '']),
  ];
}

/** $GOROOT/go.env as Go comes. */
const official: Readonly<Record<string, string>> = { GOPROXY: 'https://proxy.golang.org,direct' };

/** Which setting decides that, and what lets the go command continue. */
function wayOut(setting: Setting | null | undefined, { decided }: typeof texts.en.outcomes): readonly Line[] {
  if (!setting) return [];
  const lines: Line[] = [[decided.by(told(setting)), '']];
  if (setting.source.kind === 'variable') return [...lines, [decided.variable(setting.name), '']];
  if (setting.name === 'GOTOOLCHAIN')
    lines.push([decided.toolchain(commandLine`go env -w GOTOOLCHAIN=auto`), '']);
  else if (setting.source.kind !== 'default')
    lines.push([decided.file(setting.source.file, setting.source.line), '']);
  return lines;
}

/** A setting as messages take it. */
function told({ name, value, source }: Setting) {
  const place =
    source.kind === 'default'
      ? undefined
      : source.kind === 'variable'
        ? null
        : `${source.file}:${source.line}`;
  return { name, value, place };
}
