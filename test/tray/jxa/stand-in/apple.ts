import type { NSRect } from '../../../../tray/jxa/rect.ts';
import type { Behaviour, Thing } from './objects.ts';
import { decode, encode, joined } from './utf8.ts';

/** What the bridge runs on: a process of its own, or a test. */
export interface World {
  /** The bytes received since the last call; empty at the end of the input. */
  readonly read: () => Uint8Array;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
  /** `data:` is to be called once, when bytes come or the input ends. */
  readonly wait: () => void;
  /** A timer starts, for a selector of the target. */
  readonly after: (seconds: number, selector: string, repeats: boolean) => void;
  readonly parent: () => number;
  readonly exit: (code: number) => never;
  /** Where the icon's window is, and the screen that it is on; null for none. */
  readonly place: () => { readonly frame: NSRect; readonly screen: NSRect | null } | null;
}

/** What the application has and does. */
export interface Application {
  running: boolean;
  /** The icons in the menu bar. */
  readonly bars: Thing[];
  /** Options and reasons of the started activities. */
  readonly activities: (readonly [options: number, reason: unknown])[];
}

const made = (of: string, fields: Thing['fields'] = {}): Thing => ({ of, fields });
const bytesOf = (data: Thing): Uint8Array => data.fields.bytes as Uint8Array;

/** What Apple's methods do, by their signature. Setters store their argument by default. */
export function behavioursOf(world: World, application: Application): Readonly<Record<string, Behaviour>> {
  return { ...cocoa(world, application), ...foundation(world, application) };
}

function cocoa(world: World, application: Application): Readonly<Record<string, Behaviour>> {
  const placed = () => world.place()!;
  return {
    '+[NSApplication sharedApplication]': () => made('NSApplication'),
    '-[NSApplication setActivationPolicy:]': () => true,
    '-[NSApplication run]': () => void (application.running = true),
    '+[NSStatusBar systemStatusBar]': () => made('NSStatusBar'),
    '-[NSStatusBar statusItemWithLength:]': () => {
      // This is how macOS 14 and 15 end the process on Apple silicon.
      if (!application.running) throw new Error('a status item was made before the application ran');
      const extra = made('NSStatusItem', { button: made('NSStatusBarButton') });
      application.bars.push(extra);
      return extra;
    },
    '-[NSStatusBar removeStatusItem:]': (_, extra: Thing) =>
      void application.bars.splice(
        application.bars.findIndex(({ fields }) => fields === extra.fields),
        1,
      ),
    '-[NSStatusItem button]': ({ fields }) => fields.button,
    '-[NSStatusBarButton window]': () => (world.place() === null ? null : made('NSWindow')),
    '-[NSWindow frame]': () => placed().frame,
    '-[NSWindow screen]': () => (placed().screen === null ? null : made('NSScreen')),
    '-[NSScreen frame]': () => placed().screen,
    '-[NSMenu initWithTitle:]': () => made('NSMenu', { rows: [] }),
    '-[NSMenu addItem:]': ({ fields }, row: Thing) => void (fields.rows as Thing[]).push(row),
    '+[NSMenuItem separatorItem]': () => made('NSMenuItem', { separator: true }),
    '-[NSMenuItem initWithTitle:action:keyEquivalent:]': (_, title: Thing) =>
      made('NSMenuItem', { title, enabled: true, hidden: false, state: 0 }),
    '-[NSMenuItem tag]': ({ fields }) => fields.tag,
    '-[NSImage initWithData:]': (_, data: Thing) => made('NSImage', { data: bytesOf(data) }),
  };
}

function foundation(world: World, application: Application): Readonly<Record<string, Behaviour>> {
  const handle = (take: (line: string) => void): Thing => made('NSFileHandle', { take });
  return {
    '-[NSData initWithBase64EncodedString:options:]': (_, { fields: { js } }: Thing) =>
      /^[\w+/]+=*$/.test(String(js)) ? made('NSData', { bytes: encode(String(js)) }) : null,
    '-[NSData length]': ({ fields }) => (fields.bytes as Uint8Array).length,
    '-[NSMutableData init]': () => made('NSMutableData', { bytes: new Uint8Array() }),
    '-[NSMutableData appendData:]': (self, more: Thing) =>
      void (self.fields.bytes = joined(bytesOf(self), bytesOf(more))),
    '-[NSString initWithData:encoding:]': (_, data: Thing) => {
      const js = decode(bytesOf(data));
      return js === null ? null : made('NSString', { js });
    },
    '-[NSString dataUsingEncoding:]': ({ fields }) => made('NSData', { bytes: encode(String(fields.js)) }),
    '+[NSFileHandle fileHandleWithStandardInput]': () => handle(() => undefined),
    '+[NSFileHandle fileHandleWithStandardOutput]': () => handle(world.write),
    '+[NSFileHandle fileHandleWithStandardError]': () => handle(world.complain),
    '-[NSFileHandle availableData]': () => made('NSData', { bytes: world.read() }),
    '-[NSFileHandle waitForDataInBackgroundAndNotify]': () => world.wait(),
    '-[NSFileHandle writeData:]': ({ fields }, data: Thing) =>
      (fields.take as (line: string) => void)(decode(bytesOf(data))!),
    '+[NSNotificationCenter defaultCenter]': () => made('NSNotificationCenter'),
    '-[NSNotificationCenter addObserver:selector:name:object:]': () => undefined,
    '+[NSTimer scheduledTimerWithTimeInterval:target:selector:userInfo:repeats:]': (
      _,
      seconds: number,
      __: Thing,
      selector: string,
      ___: null,
      repeats: boolean,
    ) => {
      world.after(seconds, selector, repeats);
      return made('NSTimer');
    },
    '+[NSProcessInfo processInfo]': () => made('NSProcessInfo'),
    '-[NSProcessInfo beginActivityWithOptions:reason:]': (_, options: number, reason: Thing) => {
      application.activities.push([options, reason.fields.js]);
      return made('NSObject');
    },
    NSMakeSize: (_, width: number, height: number) => ({ width, height }),
    getppid: () => world.parent(),
    exit: (_, code: number) => world.exit(code),
  };
}
