import type { Context, Host } from '../../host/host.ts';
import { explainGo } from '../choice/explain.ts';
import { findTool } from '../choice/find.ts';
import type { Choice } from '../choice/choice.ts';
import type { GoLand } from '../goland/goland.ts';
import { golands, desktopOf } from '../goland/installs.ts';
import { projectOf } from '../goland/sdk.ts';
import { debuggerOf } from '../debuggers/find.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import { posix } from 'node:path';
import type { Lead, Place, Runs, View, Written } from './answer.ts';
import { type Editor, editorsOf } from './settings.ts';
import { goOfEditor, toolOfEditor } from './vscode.ts';

/** What is asked of every context. */
export interface Question {
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
}

/** The editors of a machine that start Go programs, looked for once. */
export interface Starters {
  readonly editors: readonly Editor[];
  readonly golands: readonly GoLand[];
}

export function startersOf(host: Host, contexts: readonly Context[]): Starters {
  return { editors: editorsOf(host), golands: golands(host, desktopOf(contexts)) };
}

/** Which program each context starts under that name in that directory, the terminal first. Reads files only. */
export async function viewsOf(
  host: Host,
  question: Question,
  contexts: readonly Context[],
  starters: Starters,
): Promise<readonly View[]> {
  const { name, directory } = question;
  const own = await Promise.all(
    contexts.map(async (context) => {
      const { winner } = findTool(host, name, context);
      const choice = name === 'go' ? await explainGo(host, directory, context) : null;
      return viewOf(question, context, winner, choice);
    }),
  );
  const [first, ...others] = own;
  const inEditors = await editorViewsOf(host, question, contexts, starters);
  return [...(first ? [first] : []), ...inEditors, ...others];
}

/** Only what editors start: VS Code and its relatives, then GoLand. */
export async function editorViewsOf(
  host: Host,
  question: Question,
  contexts: readonly Context[],
  starters: Starters,
): Promise<readonly View[]> {
  const { name, directory } = question;
  const terminal = contexts.find(({ id }) => id === 'login-shell');
  const inEditors = terminal ? await ofEditors(host, question, terminal, starters.editors) : [];
  const inGoLand =
    name === 'go'
      ? await ofGoLand(host, directory, contexts, starters.golands)
      : name === 'dlv'
        ? ofGoLandDebugger(host, question, contexts, starters.golands)
        : [];
  return [...inEditors, ...inGoLand];
}

/** What a context finds on its PATH. */
export function viewOf(
  { name, directory }: Question,
  context: Context,
  winner: Found | null,
  choice: Choice | null,
): View {
  return {
    ...{ place: context.id, editors: [], name, directory, context },
    certainty: context.certainty,
    ...{ path: winner?.path ?? null, lead: 'path', written: null, found: winner, choice },
    runs: runsOf(winner, choice),
  };
}

async function ofEditors(
  host: Host,
  question: Question,
  terminal: Context,
  editors: readonly Editor[],
): Promise<readonly View[]> {
  const all: View[] = [];
  for (const editor of editors) {
    const { name, directory } = question;
    const go = await goOfEditor(host, editor, directory, terminal);
    const located =
      name === 'go' ? go : toolOfEditor(host, editor, { directory, name, go: go.path }, terminal);
    const view = await started(host, question, {
      ...located,
      ...{ place: 'vscode', editors: [editor.name], certainty: terminal.certainty },
    });
    const same = all.findIndex(
      (one) => one.path === view.path && one.lead === view.lead && one.written?.file === view.written?.file,
    );
    const before = all[same];
    if (before) all[same] = { ...before, editors: [...before.editors, editor.name] };
    else all.push(view);
  }
  return all;
}

/** With the Go SDK of the project in which the directory lies; which one an unbound project takes is not written anywhere. */
async function ofGoLand(
  host: Host,
  directory: string,
  contexts: readonly Context[],
  installs: readonly GoLand[],
): Promise<readonly View[]> {
  const project = projectOf(host, directory);
  const context = contexts.find(({ id }) => id === 'gui') ?? contexts[0];
  if (project === null || context === undefined) return [];
  const path = project.fault === null ? posix.join(project.sdk, 'bin/go') : null;
  const question = { name: 'go', directory };
  const located = {
    ...{ place: 'goland' as const, editors: [namesOf(installs)], lead: 'project' as const, path },
    written: { file: project.file, line: project.line },
  };
  const seen = await started(host, question, { ...located, context, certainty: 'observed' });
  const terminal = contexts.find(({ id }) => id === 'login-shell');
  if (terminal === undefined) return [seen];
  // Whether it has the variables of the login shell is not known.
  const other = await started(host, question, { ...located, context: terminal, certainty: 'observed' });
  const isSame = seen.runs?.version === other.runs?.version && seen.runs?.file === other.runs?.file;
  return [isSame ? seen : { ...seen, certainty: 'assumed' }];
}

function namesOf(installs: readonly GoLand[]): string {
  const [only] = installs;
  return installs.length === 1 && only ? `GoLand ${only.version}` : 'GoLand';
}

function ofGoLandDebugger(
  host: Host,
  { name, directory }: Question,
  contexts: readonly Context[],
  installs: readonly GoLand[],
): readonly View[] {
  const context = contexts.find(({ id }) => id === 'gui') ?? contexts[0];
  if (context === undefined) return [];
  return installs.flatMap((goland) => {
    const starts = debuggerOf(host, goland);
    if (starts === null) return [];
    const found = describeTool(new Look(host), starts.path, new Set());
    const lead = starts.source === 'goland' ? ('bundled' as const) : ('dlv-path' as const);
    const [, file, line] = /^(.+):(\d+)$/.exec(starts.by) ?? [];
    return [
      {
        ...{
          place: 'goland' as const,
          editors: [`GoLand ${goland.version}`],
          name,
          directory,
          context,
          lead,
        },
        ...{ certainty: 'observed' as const, path: starts.path, found, choice: null },
        written: lead === 'dlv-path' && file !== undefined ? { file, line: Number(line) } : null,
        runs: runsOf(found, null),
      },
    ];
  });
}

interface Start {
  readonly place: Place;
  readonly editors: readonly string[];
  readonly certainty: View['certainty'];
  readonly context: Context;
  readonly path: string | null;
  readonly lead: Lead;
  readonly written: Written | null;
}

/** What comes of a program that an editor starts by its path. */
async function started(host: Host, { name, directory }: Question, start: Start): Promise<View> {
  const { path, context } = start;
  const found = path === null ? null : describeTool(new Look(host), path, new Set());
  const choice = name === 'go' && found !== null ? await explainGo(host, directory, context, found) : null;
  const written = start.written && { file: start.written.file, line: start.written.line };
  return { ...start, written, name, directory, found, choice, runs: runsOf(found, choice) };
}

/** What runs in the end; null when nothing does or it cannot be told. */
export function runsOf(found: Found | null, choice: Choice | null): Runs | null {
  if (choice === null) {
    if (found === null) return null;
    return {
      version: found.version,
      architectures: found.binary?.architectures ?? [],
      file: found.chain.file,
    };
  }
  const { outcome } = choice;
  if (!('architectures' in outcome)) return null;
  const { architectures } = outcome;
  if (outcome.kind === 'download') return { version: outcome.toolchain, architectures, file: null };
  return { version: outcome.version, architectures, file: outcome.file };
}
