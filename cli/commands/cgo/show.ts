import { inLanguage } from '../../../messages/fill.ts';
import { describeSource } from '../../../host/go/setting.ts';
import type { Compiler } from '../../../probes/cgo/compiler.ts';
import type { NamedLibrary, NamedPackages, NamedPath } from '../../../probes/cgo/examine.ts';
import type { Survey } from '../../../probes/cgo/survey.ts';
import { commandToCopy } from '../../../probes/remedies/say.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { described } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { buildCommand } from './document.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'verbose'>;
type Row = readonly [string, string];

/** Rows of each kind before the rest is only counted. */
const most = 30;

/** What would be used, what flags and packages lead to, and what to build with. */
export function showSurvey(found: Survey, page: Page): string[] {
  const text = inLanguage(page.messages.language, texts);
  const paint = painter(page.colour);
  const { paths, packages, libraries } = found.examined;
  const section = (title: string, rows: readonly Row[]): string[] => {
    if (rows.length === 0) return [];
    const more = rows.length > most && !page.verbose ? [`  ${text.more(rows.length - most)}`] : [];
    const shown = page.verbose ? rows : rows.slice(0, most);
    return ['', paint('bold', title), ...described(shown, page.width), ...more];
  };
  return [
    ...described(summary(found, text), page.width, 0),
    ...section(
      text.sections.paths,
      paths.map((path) => pathRow(path, text)),
    ),
    ...section(
      text.sections.packages,
      packages.map((one) => packageRow(one, text)),
    ),
    ...section(
      text.sections.libraries,
      libraries.map((one) => libraryRow(one, found, text)),
    ),
    '',
    ...conclusion(found, page),
  ];
}

function summary({ hasGo, setup, examined, module }: Survey, text: typeof texts.en): Row[] {
  const { go, target, enabled, cc, cxx } = setup;
  const { pkgConfig, packages } = examined;
  const first = module?.files[0];
  return [
    ['go', hasGo ? text.go(go.version, go.architecture ?? '?', go.path) : text.noGo],
    [text.labels.target, `${target.os}/${target.architecture}`],
    ['cgo', text.enabled[enabled.why](enabled.value)],
    ['CC', compiler(cc, text)],
    ['CXX', compiler(cxx, text)],
    // Who asks for no package does not miss it.
    ...(pkgConfig.program || packages.length > 0
      ? [['pkg-config', pkgConfig.program?.path ?? text.notOnPath(pkgConfig.name)] as const]
      : []),
    [
      text.labels.needs,
      module === null
        ? text.noModule
        : first === undefined
          ? text.pure(module.unread.length)
          : text.importsC(first.file, module.files.length),
    ],
  ];
}

function compiler(
  { value, words, program, missing, kind, setting }: Compiler,
  text: typeof texts.en,
): string {
  const by = describeSource(setting.source);
  const set = by === 'default' ? text.builtIn : by === 'environment' ? text.byEnvironment : text.by(by);
  if (words === null) return text.unclosed(value, set);
  if (missing !== null) return text.missing(value, missing, set);
  return text.leads(value, program?.path ?? '', text.kinds[kind] ?? '', set);
}

function pathRow({ path, flag, origin, state, prefixOf }: NamedPath, text: typeof texts.en): Row {
  const prefix = prefixOf === null ? '' : text.prefix(prefixOf);
  return [`${flag}${path}`, text.asked(text.states[state] + prefix, origin.name, place(origin.place, text))];
}

function packageRow({ names, origin, files, problem, keg }: NamedPackages, text: typeof texts.en): Row {
  const what =
    problem === null
      ? files.join(', ')
      : text.problems[problem.kind](problem.name) + (keg === null ? '' : text.keg(keg));
  return [names.join(' '), text.asked(what, '#cgo pkg-config', place(origin.place, text))];
}

function libraryRow(
  { file, form, architectures, fits, origin, reason }: NamedLibrary,
  { setup }: Survey,
  text: typeof texts.en,
): Row {
  const built = architectures.join(' + ');
  const what =
    fits === null
      ? text.unknownLibrary(reason ?? '')
      : text.library(text.forms[form] ?? form, built, fits, setup.target.architecture);
  return [file, text.asked(what, origin.name, place(origin.place, text))];
}

const place = (where: string, text: typeof texts.en): string =>
  where === 'environment' ? text.inEnvironment : where;

function conclusion({ setup, advice }: Survey, { messages, width, colour }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const target = `${setup.target.os}/${setup.target.architecture}`;
  if (advice.kind === 'none') return wrap(text.none(target, messages.told(advice.why)), width, 0, 0);
  const { environment, needsC } = advice;
  const command = commandToCopy([{ kind: 'run', argv: buildCommand, environment }]) ?? buildCommand.join(' ');
  return [
    ...wrap(needsC ? text.build(target) : text.buildPure(target), width, 0, 0),
    `  ${painter(colour)('bold', command)}`,
  ];
}
