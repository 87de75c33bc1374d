import type { Process, Processes } from './processes.ts';

/** The application that a process belongs to. */
export interface Owner {
  readonly name: string;
  readonly family:
    'vscode' | 'jetbrains' | 'editor' | 'agent' | 'terminal' | 'container' | 'gowarden' | 'application';
  /** The application's own process: of those that carry its name the one furthest up. */
  readonly pid: number;
}

interface Known {
  readonly name: string;
  readonly family: Owner['family'];
  /** Matched against the application's name (macOS bundle without `.app`) and the executable's file name, in lower case. */
  readonly names: readonly RegExp[];
}

/**
 * Names as applications carry them (bundle or executable). Sources: the bundle names of the VS Code family and JetBrains
 * (product.json `nameLong`, product-info.json `name` of each), the `comm` names of terminals and agents as packaged.
 */
const known: readonly Known[] = [
  { name: 'Visual Studio Code', family: 'vscode', names: [/^visual studio code$/, /^code$/] },
  {
    name: 'Visual Studio Code - Insiders',
    family: 'vscode',
    names: [/^visual studio code - insiders$/, /^code-insiders$/, /^code - insiders$/],
  },
  { name: 'VSCodium', family: 'vscode', names: [/^vscodium$/, /^codium$/] },
  { name: 'Cursor', family: 'vscode', names: [/^cursor$/] },
  { name: 'Windsurf', family: 'vscode', names: [/^windsurf$/] },
  { name: 'Antigravity', family: 'vscode', names: [/^antigravity$/] },
  { name: 'Trae', family: 'vscode', names: [/^trae$/] },
  { name: 'code-server', family: 'vscode', names: [/^code-server$/] },
  { name: 'GoLand', family: 'jetbrains', names: [/^goland(64)?( \d.*| eap)?$/, /^goland\.sh$/] },
  { name: 'IntelliJ IDEA', family: 'jetbrains', names: [/^intellij idea\b.*$/, /^idea(64|\.sh)?$/] },
  {
    name: 'JetBrains IDE',
    family: 'jetbrains',
    names: [/^(pycharm|webstorm|rubymine|clion|rider|phpstorm|datagrip|rustrover|dataspell)(64)?\b.*$/],
  },
  { name: 'Fleet', family: 'jetbrains', names: [/^fleet$/] },
  { name: 'Zed', family: 'editor', names: [/^zed( preview)?$/, /^zed-editor$/] },
  { name: 'Vim', family: 'editor', names: [/^(vim|macvim|gvim)$/] },
  { name: 'Neovim', family: 'editor', names: [/^(nvim|neovide)$/] },
  { name: 'Helix', family: 'editor', names: [/^(hx|helix)$/] },
  { name: 'Emacs', family: 'editor', names: [/^emacs(-.*)?$/] },
  { name: 'Sublime Text', family: 'editor', names: [/^sublime text$/, /^sublime_text$/] },
  { name: 'Claude Code', family: 'agent', names: [/^claude$/] },
  { name: 'Codex', family: 'agent', names: [/^codex(?:-(?:x86_64|aarch64)-.*)?$/] },
  { name: 'Cursor Agent', family: 'agent', names: [/^cursor-agent$/] },
  { name: 'Gemini CLI', family: 'agent', names: [/^gemini(?:-cli)?$/] },
  { name: 'GitHub Copilot CLI', family: 'agent', names: [/^github-copilot$/] },
  { name: 'opencode', family: 'agent', names: [/^opencode$/] },
  { name: 'Crush', family: 'agent', names: [/^crush$/] },
  { name: 'Amp', family: 'agent', names: [/^amp$/] },
  { name: 'Qwen Code', family: 'agent', names: [/^qwen(?:-code)?$/] },
  { name: 'Aider', family: 'agent', names: [/^aider$/] },
  { name: 'Terminal', family: 'terminal', names: [/^terminal$/] },
  { name: 'iTerm2', family: 'terminal', names: [/^iterm2?$/] },
  { name: 'Ghostty', family: 'terminal', names: [/^ghostty$/] },
  { name: 'WezTerm', family: 'terminal', names: [/^wezterm(-gui)?$/] },
  { name: 'kitty', family: 'terminal', names: [/^kitty$/] },
  { name: 'Alacritty', family: 'terminal', names: [/^alacritty$/] },
  { name: 'Warp', family: 'terminal', names: [/^warp$/] },
  { name: 'GNOME Terminal', family: 'terminal', names: [/^gnome-terminal(-server)?$/, /^ptyxis(-agent)?$/] },
  { name: 'Konsole', family: 'terminal', names: [/^konsole$/] },
  { name: 'XTerm', family: 'terminal', names: [/^xterm$/] },
  { name: 'Xfce Terminal', family: 'terminal', names: [/^xfce4-terminal$/] },
  { name: 'tmux', family: 'terminal', names: [/^tmux(: server)?$/] },
  { name: 'OpenSSH', family: 'terminal', names: [/^sshd(-session)?$/] },
  {
    name: 'Docker',
    family: 'container',
    names: [/^docker( desktop)?$/, /^com\.docker\..*$/, /^dockerd$/, /^containerd.*$/],
  },
  { name: 'OrbStack', family: 'container', names: [/^orbstack( helper)?$/] },
  { name: 'gowarden', family: 'gowarden', names: [/^gowarden$/] },
];

/**
 * The application that a process belongs to: of the process and its parents the nearest one that is an editor, an IDE,
 * an agent, a container engine or a terminal. A shell in an IDE's terminal belongs to the IDE, since what is nearest of
 * the applications counts and a shell is none. On macOS the outermost `.app` of a path names the application, because
 * helpers of Electron applications stand in bundles inside it. Null when nobody is known.
 */
export function ownerOf(processes: Processes, pid: number): Owner | null {
  const self = processes.find(pid);
  const line = [...(self ? [self] : []), ...processes.ancestors(pid)];
  let application: Owner | null = null;
  for (const [index, process] of line.entries()) {
    const owner = recognise(process);
    if (owner && owner.family !== 'application') return topmost(owner, line.slice(index + 1));
    application ??= owner;
  }
  return application;
}

/** An application's helpers are the application: its own process is the one furthest up that carries its name. */
function topmost(owner: Owner, parents: readonly Process[]): Owner {
  const same = parents.filter((parent) => recognise(parent)?.name === owner.name);
  return { ...owner, pid: same.at(-1)?.pid ?? owner.pid };
}

function recognise(process: Process): Owner | null {
  const bundle = outermostBundle(process.executable);
  const match = knownBy(bundle === null ? namesOf(process) : [bundle.name]);
  if (match) return { ...match, pid: process.pid };
  return bundle === null ? null : { name: bundle.name, family: 'application', pid: process.pid };
}

/** The application that carries one of the names, of a bundle (without `.app`) or an executable; null when none is known by them. */
export function knownBy(names: readonly string[]): Pick<Owner, 'name' | 'family'> | null {
  const candidates = names.map((name) => name.toLowerCase());
  const match = known.find((one) => candidates.some((name) => one.names.some((known) => known.test(name))));
  return match ? { name: match.name, family: match.family } : null;
}

/**
 * The outermost bundle that a file lies in: `/Applications/Cursor.app/Contents/Frameworks/Cursor Helper.app/…` is Cursor. Null for
 * what lies in none.
 */
export function outermostBundle(executable: string): { readonly name: string; readonly path: string } | null {
  const [, path, name] = /^((?:\/[^/]+)*?\/([^/]+)\.app)\//.exec(executable) ?? [];
  return path === undefined || name === undefined ? null : { name, path };
}

/** Packages of agents whose program has a meaningless name (`cli.js`, `index.js`), by the name they are known under. */
const packages: readonly (readonly [place: string, name: string])[] = [
  ['/@anthropic-ai/claude-code/', 'claude'],
  ['/@openai/codex/', 'codex'],
  ['/@google/gemini-cli/', 'gemini'],
  ['/@github/copilot/', 'github-copilot'],
  ['/@qwen-code/qwen-code/', 'qwen'],
  ['/@sourcegraph/amp/', 'amp'],
];

/**
 * The agent whose own installer put a program where it is: Claude Code and Cursor's agent keep each version in a file or directory
 * named by its number (`~/.local/share/claude/versions/2.1.282`, `~/.local/share/cursor-agent/versions/2026.09.12-4852336/node`),
 * npm each package in a directory of its name. Null for all else.
 */
function agentByPlace(file: string): string | null {
  if (/\/claude\/versions\/\d[^/]*$/.test(file)) return 'claude';
  if (/\/cursor-agent\/versions\/[^/]+\//.test(file)) return 'cursor-agent';
  return packages.find(([place]) => file.includes(`/node_modules${place}`))?.[1] ?? null;
}

const interpreters = /^(node|bun|deno|python[\d.]*|java)$/;

/** The executable's file name and, where an interpreter runs a script, the script's. */
function namesOf(process: Process): readonly string[] {
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const name = base(process.executable);
  const agent = agentByPlace(process.executable);
  if (agent !== null) return [agent];
  if (!interpreters.test(name)) return [name];
  // JetBrains IDEs that a script starts are a `java` with this property (`GoLand2026.1`).
  const selector = process.arguments.map((argument) => /^-Didea\.paths\.selector=(\D+)/.exec(argument)?.[1]);
  const product = selector.find((value) => value !== undefined)?.toLowerCase();
  if (product !== undefined) return [product === 'intellijidea' || product === 'ideaic' ? 'idea' : product];
  const script = process.arguments.slice(1).find((argument) => !argument.startsWith('-'));
  const title = process.arguments[0];
  const packaged = script === undefined ? null : agentByPlace(script);
  if (packaged !== null) return [packaged];
  return [
    name,
    ...(script === undefined ? [] : [base(script).replace(/\.[cm]?js$/, '')]),
    ...(title === undefined ? [] : [base(title)]),
  ];
}
