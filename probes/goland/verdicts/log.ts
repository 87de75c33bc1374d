import { bytesOf } from '../../../host/formats/vm-options.ts';

/** Why Java does not start with an option. */
export interface Refusal {
  /** In Java's words. */
  readonly says: string;
  /** That a tag does not exist, which whoever builds a Java may have changed. */
  readonly isTag: boolean;
}

/** What Java stops for in `-Xlog[:what[:output[:decorators[:options]]]]`; null when it takes it, or that is not known. */
export function refusedLog(option: string, major: number | null): Refusal | null {
  const rest = option.slice('-Xlog'.length);
  if (rest === '' || rest === ':') return null;
  if (!rest.startsWith(':')) return other(`Invalid -Xlog option '${option}'`);
  if (/^:(?:help|disable|async)$/.test(rest)) return null;
  if (rest.startsWith(':async:') && (major === null || major > 21)) return null;
  if ((rest.match(/"/g)?.length ?? 0) % 2 === 1) return other('Missing terminating quote in -Xlog option');
  const [what = '', output = '', decorators = '', options = ''] = partsOf(rest.slice(1));
  const ofOutput = options
    .split(',')
    .map((one) => (options === '' ? null : outputOption(one, output, major)));
  const faults = [
    // What is open already is looked at before all else.
    ...(isOpen(output) ? ofOutput : []),
    /^#(?![01]$)/.test(output) ? other(`Invalid output index '${output}'`) : null,
    ...what.split(',').map((selection) => (what === '' ? null : selected(selection, major))),
    ...decorators.split(',').map((name) => (decorators === '' ? null : decorator(name, decorators))),
    ...ofOutput,
  ];
  return faults.find((one) => one !== null) ?? null;
}

const other = (says: string): Refusal => ({ says, isTag: false });

/** Between colons; those in quotes belong to a name of a file. */
function partsOf(text: string): readonly string[] {
  const parts = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === ':' && !isQuoted) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

const levels: ReadonlySet<string> = new Set(['off', 'trace', 'debug', 'info', 'warning', 'error']);
const mostTags = 5;

/** `gc+heap*=debug` */
function selected(selection: string, major: number | null): Refusal | null {
  const at = selection.indexOf('=');
  const level = selection.slice(at + 1);
  if (at !== -1 && !levels.has(level.toLowerCase()))
    return other(`Invalid level '${level}' in log selection.`);
  const written = at === -1 ? selection : selection.slice(0, at);
  if (written === 'all') return null;
  const all = written.replace(/\*$/, '').split('+');
  const [first = ''] = all;
  const small = all.map((tag) => tag.toLowerCase());
  if (all.length > mostTags) return other(`Too many tags in log selection '${first}'`);
  const known = tagsOf(major);
  for (const [index, tag] of all.entries()) {
    if (!/^\w+$/.test(tag)) return other(`Invalid tag '${tag}' in log selection.`);
    if (known !== null && !known.has(tag.toLowerCase()))
      return { says: `Invalid tag '${tag}' in log selection.`, isTag: true };
    if (small.indexOf(tag.toLowerCase()) < index)
      return other(`Log selection contains duplicates of tag ${tag.toLowerCase()}.`);
  }
  return null;
}

const decoratorNames: ReadonlySet<string> = new Set(
  'time utctime uptime timemillis uptimemillis timenanos uptimenanos hostname pid tid level tags'
    .split(' ')
    .concat('t utc u tm um tn un hn p ti l tg'.split(' ')),
);

function decorator(name: string, all: string): Refusal | null {
  return all === 'none' || decoratorNames.has(name.toLowerCase())
    ? null
    : other(`Invalid decorator '${name}'.`);
}

const isOpen = (output: string): boolean =>
  ['', 'stdout', 'stderr', '#0', '#1'].includes(output.replaceAll('"', ''));

/** `filesize=10m` */
function outputOption(one: string, output: string, major: number | null): Refusal | null {
  // Java 17 passes over those of what is open already.
  if (isOpen(output) && (major === null || major < 21)) return null;
  const [, name = one, value = ''] = /^([^=]*)=(.*)$/s.exec(one) ?? [];
  const isKnown = [...(isOpen(output) ? [] : ['filesize', 'filecount']), 'foldmultilines'].includes(name);
  if (!isKnown || !one.includes('=')) return other(`Invalid option '${name}'`);
  if (name === 'foldmultilines') {
    if (major !== null && major <= 17) return other(`Invalid option '${name}'`);
    return ['true', 'false'].includes(value) ? null : other('Invalid option: foldmultilines must be');
  }
  const number = bytesOf(value);
  if (name === 'filesize') return number === null ? other('Invalid option') : null;
  return /^\d{1,4}$/.test(value) && Number(value) <= 1000 ? null : other('Invalid option');
}

/** Of `java -Xlog:help` with 17, 21 and 25. */
const everywhere = `
  add age alloc annotation arguments attach barrier blocks bot breakpoint bytecode cds census class classhisto cleanup codecache
  compaction compilation condy constantpool constraints container coops cpu cset data datacreation dcmd decoder defaultmethods director
  dump dynamic ergo event exceptions exit fingerprint free freelist gc handshake hashtables heap humongous ihop iklass indy init inlining
  install interpreter itables jfr jit jni jvmci jvmti lambda library liveness load loader logging malloc map mark marking membername
  memops metadata metaspace methodcomparator methodhandles mirror mmu module monitorinflation monitormismatch nestmates nmethod nmt
  normalize numa objecttagging obsolete oldobject oom oopmap oops oopstorage os owner pagesize parser patch path perf periodic phases plab
  placeholders preorder preview promotion ptrqueue purge record redefine ref refine region reloc remset resolve safepoint sampling
  scavenge sealed setting smr stackbarrier stackmap stacktrace stackwalk start startup startuptime state stats streaming stringdedup
  stringtable subclass survivor suspend sweep symboltable system table task thread throttle timer tlab tracking trimnative unload
  unshareable update valuebasedclasses verification verify vmmutex vmoperation vmthread vtables vtablestubs
`
  .trim()
  .split(/\s+/);
const since21 = 'continuations deoptimization dependencies fastlock finalizer page preempt stubs unmap'.split(
  ' ',
);

const tags: Readonly<Record<number, ReadonlySet<string>>> = {
  17: new Set([...everywhere, ...'biasedlocking protectiondomain time workgang'.split(' ')]),
  21: new Set([...everywhere, ...since21, 'protectiondomain']),
  25: new Set([
    ...everywhere,
    ...since21,
    ...'aot array cause heapdump inlinecache jmethod link methodtrace monitortable native training'.split(
      ' ',
    ),
  ]),
};

/** Null where they are not known. */
function tagsOf(major: number | null): ReadonlySet<string> | null {
  return major === null ? null : (tags[major] ?? null);
}
