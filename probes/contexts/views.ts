import { posix } from 'node:path';
import type { Context, ContextId, Host } from '../../host/host.ts';
import type { Choice } from '../choice/choice.ts';
import { explainGo } from '../choice/explain.ts';
import { winnerOf } from '../choice/find.ts';
import { debuggerOf } from '../debuggers/find.ts';
import { throughOpt } from '../editors/expand.ts';
import type { GoLand } from '../goland/goland.ts';
import { desktopOf, golands } from '../goland/installs.ts';
import { type Project, projectOf } from '../goland/sdk.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import type { Lead, Place, Runs, View, Written } from './answer.ts';
import { type Choices, chosenGos, unreadFor } from './selected.ts';
import { type Editor, editorsOf, EditorSettings } from './settings.ts';
import { goOfEditor, type Located, type Searched, toolOfEditor } from './vscode.ts';

/** What is asked of every context. */
export interface Question {
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
}

/** What others have found out already. */
export interface Known {
  /** What `go` comes to in a directory, by context; absent where nobody has asked. */
  readonly choice?: (directory: string, context: ContextId) => Choice | undefined;
  /** The bound project of GoLand in which a directory lies; null: there is none. */
  readonly project?: (directory: string) => Project | null;
}

/**
 * Which program each context starts under a name in a directory. Reads files only. It is for one look: a path that it has looked
 * at is not looked at again, so that forty folders cost little more than one.
 */
export class Views {
  readonly #host: Host;
  readonly #look: Look;
  readonly #contexts: readonly Context[];
  readonly #known: Known;
  readonly #editors: readonly Editor[];
  readonly #golands: readonly GoLand[];
  readonly #chosen = new Map<Editor, Promise<Choices>>();
  /** Why it is not known what was chosen in an editor, one sentence each. */
  readonly unread = new Set<string>();
  readonly #settings = new Map<string, EditorSettings>();
  readonly #startable = new Map<string, boolean>();
  readonly #found = new Map<string, Found | null>();
  readonly #winners = new Map<string, Found | null>();
  readonly #gos = new Map<string, Promise<Located>>();

  constructor(host: Host, contexts: readonly Context[], known: Known = {}) {
    this.#host = host;
    this.#look = new Look(host);
    this.#contexts = contexts;
    this.#known = known;
    const terminal = contexts.find(({ id }) => id === 'login-shell');
    this.#editors = editorsOf(host, terminal?.environment ?? {});
    this.#golands = golands(host, desktopOf(contexts));
  }

  /** The terminal first, then the editors. */
  async of(question: Question): Promise<readonly View[]> {
    const [first, ...others] = this.#contexts.map((context) => this.#ofContext(question, context));
    return [...(first ? [first] : []), ...(await this.inEditors(question)), ...others];
  }

  /** Only what editors start: VS Code and its relatives, then GoLand. */
  async inEditors(question: Question): Promise<readonly View[]> {
    const terminal = this.#contexts.find(({ id }) => id === 'login-shell');
    const inEditors = terminal ? await this.#ofEditors(question, terminal) : [];
    if (question.name === 'go') return [...inEditors, ...(await this.#ofGoLand(question))];
    return question.name === 'dlv' ? [...inEditors, ...this.#ofGoLandDebugger(question)] : inEditors;
  }

  #ofContext(question: Question, context: Context): View {
    const { name, directory } = question;
    const key = `${context.id} ${name}`;
    const known = this.#winners.get(key);
    const winner = known === undefined ? winnerOf(this.#look, name, context) : known;
    this.#winners.set(key, winner);
    const choice = name === 'go' ? (this.#known.choice?.(directory, context.id) ?? null) : null;
    return viewOf(this.#host, question, context, winner, choice);
  }

  async #ofEditors(question: Question, terminal: Context): Promise<readonly View[]> {
    const all: View[] = [];
    for (const editor of this.#editors) {
      const located = await this.#locate(question, editor, terminal);
      const view = await this.#started(question, {
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

  async #locate({ name, directory }: Question, editor: Editor, terminal: Context): Promise<Located> {
    const { chosen, unread } = await this.#chosenIn(editor);
    for (const why of unreadFor(directory, unread)) this.unread.add(why);
    const searched: Searched = {
      host: this.#host,
      terminal,
      directory,
      settings: this.#settingsOf(editor, directory, terminal),
      chosen,
      isThere: (path) => this.#isThere(path),
    };
    const key = `${editor.user} ${directory}`;
    const go = this.#gos.get(key) ?? Promise.resolve(goOfEditor(searched));
    this.#gos.set(key, go);
    return name === 'go' ? go : toolOfEditor(searched, name, (await go).path);
  }

  #settingsOf(editor: Editor, directory: string, { environment }: Context): EditorSettings {
    const key = `${editor.user} ${directory}`;
    const settings =
      this.#settings.get(key) ?? new EditorSettings(this.#host, editor, directory, environment);
    this.#settings.set(key, settings);
    return settings;
  }

  #chosenIn(editor: Editor): Promise<Choices> {
    const chosen = this.#chosen.get(editor) ?? chosenGos(this.#host, editor);
    this.#chosen.set(editor, chosen);
    return chosen;
  }

  #isThere(path: string): boolean {
    const known = this.#startable.get(path);
    if (known !== undefined) return known;
    const facts = this.#host.files.target(path);
    const isThere = facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0;
    this.#startable.set(path, isThere);
    return isThere;
  }

  /** With the Go SDK of the project in which the directory lies; which one an unbound project takes is not written anywhere. */
  async #ofGoLand(question: Question): Promise<readonly View[]> {
    const { directory } = question;
    const { project: known } = this.#known;
    const project = known ? known(directory) : projectOf(this.#host, directory);
    const context = this.#desktop();
    if (project === null || context === undefined) return [];
    const [only] = this.#golands;
    const start = {
      place: 'goland' as const,
      editors: [this.#golands.length === 1 && only ? `GoLand ${only.version}` : 'GoLand'],
      ...{ lead: 'project' as const, certainty: 'observed' as const },
      path: project.fault === null ? posix.join(project.sdk, 'bin/go') : null,
      written: { file: project.file, line: project.line },
    };
    const terminal = this.#contexts.find(({ id }) => id === 'login-shell');
    // Whether it has the variables of the login shell is not known.
    const inShell = terminal && (await this.#started(question, { ...start, context: terminal }));
    if (inShell && !decides(terminal) && !decides(context)) return [{ ...inShell, context }];
    const seen = await this.#started(question, { ...start, context });
    const isSame = !inShell || seen.runs?.version === inShell.runs?.version;
    return [isSame ? seen : { ...seen, certainty: 'assumed' }];
  }

  #ofGoLandDebugger({ name, directory }: Question): readonly View[] {
    const context = this.#desktop();
    if (context === undefined) return [];
    return this.#golands.flatMap((goland): readonly View[] => {
      const starts = debuggerOf(this.#host, goland);
      if (starts === null) return [];
      const found = this.#describe(starts.path);
      const [, file, line] = (starts.source === 'goland' ? null : /^(.+):(\d+)$/.exec(starts.by)) ?? [];
      return [
        {
          ...{ place: 'goland', editors: [`GoLand ${goland.version}`], name, directory, context },
          ...{ certainty: 'observed', path: starts.path, found, steadyRoot: null, choice: null },
          lead: starts.source === 'goland' ? 'bundled' : 'dlv-path',
          written: file === undefined ? null : { file, line: Number(line) },
          runs: runsOf(found, null),
        },
      ];
    });
  }

  #desktop(): Context | undefined {
    return this.#contexts.find(({ id }) => id === 'gui') ?? this.#contexts[0];
  }

  #describe(path: string): Found | null {
    const known = this.#found.get(path);
    if (known !== undefined) return known;
    const found = describeTool(this.#look, path, new Set());
    this.#found.set(path, found);
    return found;
  }

  /** What comes of a program that an editor starts by its path. */
  async #started(question: Question, start: Start): Promise<View> {
    const { path } = start;
    const found = path === null ? null : this.#describe(path);
    const choice =
      question.name === 'go' && found !== null ? await this.#choice(question, start, found) : null;
    const written = start.written && { file: start.written.file, line: start.written.line };
    const steadyRoot = steadyRootOf(this.#host, found);
    return { ...start, ...question, written, found, steadyRoot, choice, runs: runsOf(found, choice) };
  }

  /** The same file in the environment of the terminal comes to what the terminal comes to. */
  async #choice({ directory }: Question, { context }: Start, found: Found): Promise<Choice> {
    const terminal = this.#contexts.find(({ id }) => id === 'login-shell');
    const winner = this.#winners.get('login-shell go');
    const isSame =
      context === terminal && winner?.chain.file === found.chain.file && found.chain.file !== null;
    const known = isSame ? this.#known.choice?.(directory, 'login-shell') : undefined;
    return known ?? explainGo(this.#host, directory, context, found);
  }
}

/** Whether a variable of that environment has a say in which Go runs. */
function decides({ environment }: Context): boolean {
  return ['GOTOOLCHAIN', 'GOROOT', 'GOENV', 'GO111MODULE', 'GOWORK'].some((name) => environment[name]);
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

/** What a context finds on its PATH. */
export function viewOf(
  host: Host,
  { name, directory }: Question,
  context: Context,
  winner: Found | null,
  choice: Choice | null,
): View {
  return {
    ...{ place: context.id, editors: [], name, directory, context },
    certainty: context.certainty,
    ...{ path: winner?.path ?? null, lead: 'path', written: null, found: winner, choice },
    steadyRoot: steadyRootOf(host, winner),
    runs: runsOf(winner, choice),
  };
}

function steadyRootOf({ files }: Host, found: Found | null): string | null {
  const path = found?.goroot?.path ?? '';
  const through = throughOpt(path);
  if (through === null) return null;
  const [one, other] = [files.realPath(path), files.realPath(through)];
  return one.ok && other.ok && one.value === other.value ? through : null;
}

/** What runs in the end; null when nothing does or it is unknown. */
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
