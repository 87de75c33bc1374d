/*
 * Sentences for users are in a text.ts, in both languages. Anything that looks like English prose elsewhere in a room is
 * refused, except for log messages, internal errors, and the words of other programs.
 */

/** Files of sentences, and folders that contain nothing for users. */
export const mayHoldProse = [
  '**/text.ts',
  'probes/rules/*/example.ts',
  // Error texts of other programs, with explanations in both languages.
  'probes/errors/*.ts',
  'probes/errors/tidy/*.ts',
  'probes/errors/sights/*.ts',
  // Machines that simulate real ones, and the output of their programs.
  'host/simulated/**',
  'remedies/stand-in/**',
  // Words to search for.
  'host/redaction/*.ts',
  // The program that is measured, and one that starts another again and again.
  'cli/commands/bench/works/*.{go,sh}.ts',
  // Shell scripts.
  'cli/commands/completions/*.ts',
  'launchd/launcher/script.ts',
  // The API reference, which is for programmers; its answers are elsewhere.
  'daemon/api/openapi.ts',
];

/** The words of other programs, as they print or accept them. */
const foreign = [
  // cmd/go
  /^panic: /,
  /^:? ?go: /,
  /^go\.mod file not found in $/,
  /^package fmt is not in /,
  /^ does not match go tool version $/,
  /^cannot find package "fmt" in any of: /,
  /^…; … sets toolchain default$/,
  /^is (explicitly required in go\.mod|replaced (in|by) |marked as (explicit|replaced) in vendor\/modules\.txt)/,
  /^cannot install, GOBIN must be an absolute path$/,
  /^-mod=… not supported /,
  /: permission denied$/,
  /^(failed to initialize build cache at |build cache is required, but could not be located: )/,
  /^(read-only file system|no space left on device|operation not permitted)$/,
  /^current directory is contained in a module that is not one of the workspace modules /,
  // dlv
  /^(… is too old for this version of Delve|Version of Delve is too old for …) \(/,
  /^this version of Go$/,
  /^To debug executables using DWARFv5 or later Delve must be built with /,
  /^can not run under Rosetta, /,
  /^could not launch process: /,
  /^debugserver or lldb-server not found: /,
  // staticcheck, govulncheck, golangci-lint, and every other that uses go/types
  /^(module requires at least go…, but Staticcheck was built with …|package requires newer Go version go… \()/,
  /^(Loading packages failed, possibly due to a mismatch |the Go language version \(go1\.…\) used to build golangci-lint )/,
  // GoLand
  /^The selected directory is not a valid home for Go SDK$/,
  // The Java VM
  /^(Invalid (maximum heap|initial heap|thread stack|initial young generation) size: (-XX:…=…)?|Invalid maximum code cache size)$/,
  /^(Invalid ReservedCodeCacheSize=…M\. Must be at most |Invalid ReservedCodeCacheSize)/,
  /^(Too small maximum heap|Could not reserve enough space|The Java thread stack size specified is too small\.)$/,
  /^(Error opening zip file or JAR manifest missing : |Could not find agent library )/,
  /^(Enabling a Security Manager is not supported|Missing \+\/- setting for VM option |VM option '…' is )/,
  /^(Improperly specified VM option |double …=… is outside the allowed range|CICompilerCount \(…\) must be at least)/,
  /^(Multiple garbage collectors selected: |Initial heap size set to a larger value than the maximum heap size)/,
  /^(Error opening log file '|Could not open (options|settings) file|Unexpected \+\/- setting in VM option |Garbage collector not selected$)/,
  /^(Incompatible minimum and maximum heap sizes specified$|… is (not supported\.|no longer a supported option\.)$|Unable to parse … <)/,
  /^(A fatal error has been detected by the Java Runtime|Could not find Agent_OnLoad |Missing '=' in --patch-module |Module … not found$)/,
  /^(… \(…\) must be … … \(…\)|must be greater than or equal to MinTLABSize|less than or equal to|can not be combined with -XX:…=0)$/,
  /^(GCPauseIntervalMillis (\(0\) must be|cannot be set) |Invalid code heap sizes$|Syntax error, expecting -XX:NativeMemoryTracking=)/,
  /^(The (VM|Compiler)ThreadStackSize specified is too small\.|MaxTenuringThreshold=… is outside |Error: Method pattern uses )/,
  /^(Missing terminating quote in -Xlog |Invalid (output index|level|tag) '|Invalid option: foldmultilines must |Too many tags in log )/,
  /^(Log selection contains duplicates of |SoftMaxHeapSize must be less |Incompatible minimum and initial heap sizes specified$)/,
  // dyld
  /^dyld: /,
  /^: missing go\.sum entry$/,
  /^module lookup disabled by GOPROXY=off$/,
  /^no such host$/,
  /^checksum database disabled by GOSUMDB=off$/,
  /^…: (invalid minimum toolchain|only version suffixes are) /,
  /^…: not downloaded\. Run /,
  // /bin/sh, launchctl, osascript, comments and descriptions in files that we write
  /^cd -- /,
  /^chmod -R u\+w … && rm -rf /,
  /^last exit code$/,
  /^(on run argv|display notification \(item 3 of argv\).*)$/,
  /^# Written and checked by gowarden\.$/,
  /^Description=gowarden: /,
  // SQLite and HTTP
  /^\s*(SELECT|INSERT|DELETE) /,
  /^HTTP\/1\.1 /,
  // Values of the settings file
  /^\[log\]\n/,
  /^"waiting for the new project"$/,
];

/** Internal errors; those that a user can cause have classes of their own, with a phrase. */
const faults = /^(Error|TypeError|RangeError|CallerError)$/;

/** Comparing or splitting a text prints nothing. */
const readers = /^(split|includes|startsWith|endsWith|indexOf|lastIndexOf|has)$/;

/** Names of the API's reference. */
const reference = /^(summary|description)$/;

/** Whether a text has at least three words of a sentence; `…` replaces a value in it. */
export function isProse(text) {
  const words = text.split(/\s+/).map((word) => word.replace(/^[("'`]+|[)"'`.,:;!?]+$/g, ''));
  const plain = words.map((word) => /^[A-Za-z][a-z'’-]*$/.test(word));
  const small = words.filter((word, index) => plain[index] && /^[a-z]/.test(word));
  return plain.filter(Boolean).length >= 3 && small.length >= 2;
}

function textOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  return node.quasis.map(({ value }) => value.cooked ?? '').join('…');
}

function isExcused(node, inApi) {
  let child = node;
  for (let at = node.parent; at; child = at, at = at.parent) {
    if (at.type === 'ImportDeclaration' || at.type === 'TSLiteralType') return true;
    if (at.type === 'NewExpression' && at.arguments.includes(child) && faults.test(at.callee.name ?? ''))
      return true;
    if (at.type === 'CallExpression' && isReaderOrLog(at.callee)) return true;
    if (inApi && at.type === 'Property' && reference.test(at.key.name ?? '')) return true;
    if (/Function|Statement$|Declaration$/.test(at.type)) return false;
  }
  return false;
}

function isReaderOrLog(callee) {
  if (callee.type === 'Identifier') return callee.name === 'log';
  if (callee.type !== 'MemberExpression') return false;
  const name = callee.property.name ?? '';
  return readers.test(name) || name === 'log' || /^log$/.test(nameOf(callee.object));
}

/** `log` for `log`, `this.#log` and `opened.log`. */
function nameOf(node) {
  return node.name ?? node.property?.name ?? '';
}

const elsewhere = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      prose:
        'Sentences for people stand in a text.ts, in both languages: `{{text}}` (scripts/lint/prose.js).',
    },
  },
  create(context) {
    const inApi = /(^|\/)daemon\/api\/routes\//.test(context.filename);
    const check = (node) => {
      const text = textOf(node);
      if (!isProse(text) || foreign.some((words) => words.test(text)) || isExcused(node, inApi)) return;
      context.report({ node, messageId: 'prose', data: { text: text.slice(0, 80) } });
    };
    return { Literal: check, TemplateLiteral: check };
  },
};

export default { rules: { elsewhere } };
