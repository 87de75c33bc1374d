import { inLanguage } from '../../../messages/fill.ts';
import type { BinaryReport, GoBuild, Slice } from '../../../host/binary/report.ts';
import type { Hardware, Platform } from '../../../host/host.ts';
import type { Messages } from '../../../messages/speak.ts';
import { rebuildText } from './rebuild.ts';
import { texts } from './text.ts';

/** What a report is described with: where it would run, and how much detail is wanted. */
export interface Telling {
  readonly messages: Messages;
  readonly platform: Platform;
  readonly hardware: Hardware;
  /** The file itself, links followed. */
  readonly path: string;
  /** Every setting, not only those that a reader asks for. */
  readonly verbose: boolean;
}

/** A label and its lines. `whole` ones are not to be broken, as somebody copies them. */
export interface Row {
  readonly label: string;
  readonly lines: readonly string[];
  readonly whole?: boolean;
}

/** Everything worth showing people about a file, as labelled lines. */
export function describe(report: BinaryReport, telling: Telling): Row[] {
  const inspect = inLanguage(telling.messages.language, texts);
  const { labels } = inspect;
  const { format, architectures, script, go, slices, reason } = report;
  const rows: Row[] = [{ label: labels.format, lines: [inspect.formats[format]] }];
  if (architectures.length > 0)
    rows.push({
      label: labels.architectures,
      lines: [inspect.architectures(architectures, here(report, telling))],
    });
  if (script) {
    rows.push({ label: labels.interpreter, lines: [script.interpreter], whole: true });
    if (script.shim) rows.push({ label: labels.shim, lines: [inspect.shimNext(script.shim)] });
  }
  if (go) rows.push(...goRows(go, telling));
  else if (slices.length > 0 && reason === undefined) rows.push({ label: labels.go, lines: [inspect.noGo] });
  rows.push(...sliceRows(slices, telling.messages));
  if (go) rows.push(rebuildRow(go, telling));
  if (reason !== undefined) rows.push({ label: labels.note, lines: [reasonsIn(reason, telling.messages)] });
  return rows;
}

/** Each of the reasons that were joined ends with a full stop. */
const reasonsIn = (reason: string, { told }: Messages): string =>
  reason
    .split(/(?<=\.) (?=[A-Z])/)
    .map(told)
    .join(' ');

function here(
  { format, architectures, go }: BinaryReport,
  { messages, platform, hardware }: Telling,
): string {
  const text = inLanguage(messages.language, texts).here;
  const system = go?.settings.GOOS ?? (format === 'elf' ? 'linux' : 'darwin');
  if (system !== platform) return text.otherSystem(`${platform}/${hardware.architecture}`);
  const native = architectures.some((architecture) => hardware.native.includes(architecture));
  return native ? text.native(hardware.architecture) : text.foreign(hardware.architecture);
}

function goRows(go: GoBuild, { messages, verbose }: Telling): Row[] {
  const { labels, hidden } = inLanguage(messages.language, texts);
  const rows: Row[] = [{ label: labels.go, lines: [go.version] }];
  if (go.path !== null) rows.push({ label: labels.package, lines: [go.path], whole: true });
  if (go.module)
    rows.push({
      label: labels.module,
      lines: [`${go.module.path} ${go.module.version}`.trim()],
      whole: true,
    });
  const all = Object.entries(go.settings);
  // DefaultGODEBUG is a kilobyte long, and an empty value says that nothing was set.
  const shown = verbose ? all : all.filter(([name, value]) => value !== '' && name !== 'DefaultGODEBUG');
  const lines = shown.map(([name, value]) => `${name}=${value}`);
  if (shown.length < all.length) lines.push(hidden(all.length - shown.length));
  if (lines.length > 0) rows.push({ label: labels.settings, lines, whole: true });
  return rows;
}

function sliceRows(slices: readonly Slice[], messages: Messages): Row[] {
  const inspect = inLanguage(messages.language, texts);
  const { labels } = inspect;
  if (slices.length > 1)
    return slices.map((slice) => ({
      label: inspect.sliceAt(slice.architecture),
      lines: [sliceFacts(slice, messages)],
    }));
  return slices.flatMap(({ uuid, minimumMacos, signed }) => [
    ...(minimumMacos ? [{ label: labels.macos, lines: [inspect.minimumMacos(minimumMacos)] }] : []),
    ...(uuid === undefined ? [] : [{ label: labels.uuid, lines: [uuid ?? inspect.noUuid] }]),
    ...(signed === undefined
      ? []
      : [{ label: labels.signature, lines: [signed ? inspect.signed : inspect.unsigned] }]),
  ]);
}

function sliceFacts({ go, uuid, minimumMacos, signed }: Slice, { language }: Messages): string {
  const inspect = inLanguage(language, texts);
  return [
    go ? [go.version, go.module?.path, go.module?.version].filter(Boolean).join(' ') : inspect.noGo,
    ...(minimumMacos ? [`${inspect.labels.macos} ${inspect.minimumMacos(minimumMacos)}`] : []),
    ...(uuid === undefined ? [] : [uuid ?? inspect.noUuidShort]),
    ...(signed === undefined ? [] : [signed ? inspect.signedShort : inspect.unsignedShort]),
  ].join(', ');
}

function rebuildRow(go: GoBuild, { messages, hardware, path }: Telling): Row {
  const { labels, bundled } = inLanguage(messages.language, texts);
  const { rebuild } = labels;
  const application = applicationOf(path);
  if (application !== null) return { label: rebuild, lines: [bundled(application, hardware.architecture)] };
  const text = rebuildText(go, hardware.architecture, messages);
  return 'command' in text
    ? { label: rebuild, lines: [text.command], whole: true }
    : { label: rebuild, lines: [text.sentence] };
}

/**
 * The application that brings a program along: a bundle of macOS, or an IDE of JetBrains, which keeps its Delve below
 * `plugins/go-plugin/lib/dlv`. Null when it is nobody's.
 */
function applicationOf(path: string): string | null {
  const bundle = path.indexOf('.app/Contents/');
  if (bundle !== -1) return path.slice(0, bundle + '.app'.length);
  const plugin = path.search(/(?:\/plugins\/[^/]+)?\/lib\/dlv\/[^/]+\//);
  return plugin > 0 ? path.slice(0, plugin) : null;
}
