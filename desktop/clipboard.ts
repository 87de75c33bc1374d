import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Outcome } from '../messages/outcome.ts';
import type { Host } from '../host/host.ts';
import type { OwnPaths } from '../host/paths.ts';

const limitMs = 2000;
/** Bytes of what is on the clipboard that are taken. */
const outputLimitBytes = 16 * 1024 * 1024;

/** Puts text on the clipboard; without a program for that, into a file (0600), which the answer names. */
export async function copyText(
  text: string,
  host: Pick<Host, 'platform' | 'environment' | 'run'>,
  paths: Pick<OwnPaths, 'state'>,
): Promise<Outcome> {
  const done = { done: true, code: 'tray-copied', values: {} };
  if (host.platform === 'darwin') {
    // pbcopy takes its input for ASCII under LC_ALL=C (pbcopy(1)).
    const environment = { LC_ALL: 'en_US.UTF-8' };
    const ran = await host.run({ file: '/usr/bin/pbcopy', arguments: [], input: text, environment });
    if (ran.exitCode === 0) return done;
  } else {
    const { WAYLAND_DISPLAY, DISPLAY } = host.environment;
    const programs: [string, string[]][] = [
      ...(WAYLAND_DISPLAY ? [['wl-copy', []] as [string, string[]]] : []),
      ...(DISPLAY
        ? ([
            ['xclip', ['-selection', 'clipboard']],
            ['xsel', ['--clipboard', '--input']],
          ] as [string, string[]][])
        : []),
    ];
    for (const [file, args] of programs) if (await fed(file, args, text, host.environment)) return done;
  }
  const file = join(paths.state, 'copied.txt');
  writeFileSync(file, text, { mode: 0o600 });
  return { done: false, code: 'tray-no-clipboard', values: { file } };
}

/** What a program needs to find the display and to be let in. */
const wayToDisplay = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR'];

/** What is on the clipboard; null where no program for that is there, or it holds no text. */
export async function readFromClipboard(
  host: Pick<Host, 'platform' | 'environment' | 'run'>,
): Promise<string | null> {
  const { WAYLAND_DISPLAY, DISPLAY, PATH = '' } = host.environment;
  const programs: readonly (readonly [string, ...string[]])[] =
    host.platform === 'darwin'
      ? [['/usr/bin/pbpaste']]
      : [
          ...(WAYLAND_DISPLAY ? [['wl-paste', '--no-newline'] as const] : []),
          ...(DISPLAY
            ? [
                ['xclip', '-selection', 'clipboard', '-o'] as const,
                ['xsel', '--clipboard', '--output'] as const,
              ]
            : []),
        ];
  // pbpaste gives its output for ASCII under LC_ALL=C (pbpaste(1)).
  const environment =
    host.platform === 'darwin'
      ? { LC_ALL: 'en_US.UTF-8' }
      : Object.fromEntries(
          wayToDisplay.flatMap((name) => {
            const value = host.environment[name];
            return value === undefined ? [] : [[name, value] as const];
          }),
        );
  const path = PATH.split(delimiter).filter((entry) => isAbsolute(entry));
  for (const [file, ...args] of programs) {
    const ran = await host.run({ file, arguments: args, environment, path, outputLimitBytes });
    if (ran.exitCode === 0 && ran.stdout !== '') return ran.stdout;
  }
  return null;
}

/**
 * Whether the program took the text. It is not run by the host: these programs leave a child behind that holds the
 * clipboard until something else is copied, and the host ends all children of what it ran.
 */
function fed(
  file: string,
  args: readonly string[],
  text: string,
  environment: Host['environment'],
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env: environment,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(false);
    }, limitMs);
    const end = (taken: boolean): void => {
      clearTimeout(timer);
      resolve(taken);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
    // EPIPE if it ends without reading; its exit code decides.
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(text);
  });
}
