import { mallocSettings, quietFlags, startFlags } from './flags.ts';

export interface LauncherParts {
  /** The bundled command, `…/dist/gowarden.js`. */
  readonly program: string;
  /** Nodes to try, best first. */
  readonly nodes: readonly string[];
  /** Shown once when nothing works; the title and the sentence in the user's language. */
  readonly notice: { readonly title: string; readonly text: string };
  readonly log: string;
}

/**
 * The launcher: a POSIX script that finds a working Node and becomes the daemon.
 *
 * It takes the first Node that is new enough and loads the history's database library; failing that the first that is new
 * enough (the daemon then runs without history and says so). When there is none it writes one line, shows one notification
 * and exits 0, because launchd and systemd start a service again that failed, and nothing would be different. A Node that refuses
 * one of the flags for V8 (exit code 9, https://nodejs.org/api/process.html#exit-codes) is started without them.
 */
export function launcherScript(parts: LauncherParts): string {
  const nodes = parts.nodes.map((node) => `  ${quote(node)}`).join(' \\\n');
  const settings = Object.entries(mallocSettings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return `#!/bin/sh
# gowarden's launcher: finds a working Node.js and runs the daemon. Written by \`gowarden service install\`; do not edit.
umask 077
export ${settings}
program=${quote(parts.program)}
log=${quote(parts.log)}
mark="$log.told"

# A notification without anybody to show it may never end: at most ten seconds.
tell() {
  "$@" >/dev/null 2>&1 </dev/null &
  told=$!
  seconds=0
  while kill -0 "$told" 2>/dev/null && [ "$seconds" -lt 10 ]; do
    sleep 1
    seconds=$((seconds + 1))
  done
  kill "$told" 2>/dev/null
}

give_up() {
  if [ -e "$mark" ]; then exit 0; fi
  line="$(date -u +%Y-%m-%dT%H:%M:%SZ) gowarden: $1"
  # A log that cannot be written is no reason to say nothing.
  (printf '%s\\n' "$line" >>"$log") 2>/dev/null || printf '%s\\n' "$line" >&2
  (: >"$mark") 2>/dev/null
  if [ -x /usr/bin/osascript ]; then
    tell /usr/bin/osascript -e 'on run argv' -e 'display notification (item 2 of argv) with title (item 1 of argv)' -e 'end run' \\
      ${quote(parts.notice.title)} ${quote(parts.notice.text)}
  elif command -v notify-send >/dev/null 2>&1; then
    tell notify-send -- ${quote(parts.notice.title)} ${quote(parts.notice.text)}
  fi
  exit 0
}

[ -r "$program" ] || give_up "the program $program is gone; install gowarden again, then run: gowarden service install"

# 0: everything works; 3: new enough, but the database library does not load; 9: it knows not all flags; anything else: not usable.
works() {
  "$node" $flags -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < 20 || (major === 20 && minor < 19)) process.exit(1);
    try {
      const Database = require("node:module").createRequire(process.argv[1])("better-sqlite3");
      new Database(":memory:").close();
    } catch { process.exit(3); }
  ' "$program" >/dev/null 2>&1 </dev/null
}

# For the shell to split; without them when a Node does not know one.
all=${quote([...quietFlags, ...startFlags].join(' '))}
second=
for node in \\
${nodes}; do
  [ -x "$node" ] || continue
  flags=$all
  works
  answer=$?
  if [ "$answer" -eq 9 ]; then
    flags=
    works
    answer=$?
  fi
  case $answer in
    0) rm -f "$mark"; exec "$node" $flags "$program" run --service ;;
    3) [ -n "$second" ] || { second=$node; those=$flags; } ;;
  esac
done
if [ -n "$second" ]; then
  rm -f "$mark"
  exec "$second" $those "$program" run --service
fi
give_up "no Node.js 20.19 or newer was found; install one (macOS: brew install node), then run: gowarden service install"
`;
}

/** A word for a POSIX shell: nothing in it is expanded. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
