export type Fields = Record<string, unknown>;

/** What the bridge stands on: a process of its own, or a test. */
export interface World {
  /** The bytes that came since the last time; empty at the end of the input. */
  readonly read: () => Uint8Array;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
  /** `data:` is to be called once, when bytes come or the input ends. */
  readonly wait: () => void;
  readonly every: (seconds: number, tick: () => void) => void;
  readonly parent: () => number;
  readonly exit: (code: number) => never;
}

interface Method {
  readonly types: readonly [gives: string, takes: readonly string[]];
  readonly implementation: (...arguments_: unknown[]) => void;
}

/**
 * As Apple's release notes on the bridge have it: `types` is what the method gives, then a list of what it takes, which has
 * as many names as the selector has colons. Each of ours is called by AppKit with one object and gives nothing.
 */
function checkMethod(selector: string, { types, implementation }: Method): void {
  const takes = Array.from({ length: selector.split(':').length - 1 }, () => 'id');
  const wanted = JSON.stringify(['void', takes]);
  if (JSON.stringify(types) !== wanted)
    throw new Error(`${selector} must be of the types ${wanted}, not ${JSON.stringify(types)}`);
  if (implementation.length !== takes.length)
    throw new Error(`${selector} is given ${takes.length} arguments, but takes ${implementation.length}`);
}

/**
 * A small stand-in for the Objective-C bridge: selectors without arguments run when the property is read, nil is an
 * object, integers come as strings, and each wait is for one notification.
 */
export function standIn(world: World) {
  /** The icons in the menu bar. */
  const bars: Fields[] = [];
  let methods: Record<string, Method> = {};
  let running = false;
  const call = (name: string, sender: unknown): void => methods[name]!.implementation(sender);
  /** A message that AppKit will send to our object. */
  const known = (selector: string): string => {
    if (!(selector in methods)) throw new Error(`GowardenTrayTarget has no method ${selector}`);
    return selector;
  };
  const bag = (names: readonly string[], more: object = {}): Fields => {
    const fields: Fields = { isNil: () => false };
    for (const name of names)
      fields[`set${name}`] = (value: unknown) =>
        (fields[name.charAt(0).toLowerCase() + name.slice(1)] = value);
    return Object.defineProperties(fields, Object.getOwnPropertyDescriptors(more));
  };
  const nil = { isNil: () => true };
  const text = (value: string) => ({
    isNil: () => false,
    js: value,
    dataUsingEncoding: () => Buffer.from(value),
  });
  const menu = () => {
    const rows: unknown[] = [];
    return bag(['AutoenablesItems'], { rows, addItem: (row: unknown) => void rows.push(row) });
  };
  const handle = (take: (line: string) => void) => ({
    writeDataError: (data: Buffer) => take(data.toString()),
  });
  const item = (_title: unknown, action: string) => {
    known(action);
    const own = bag(['Target', 'Title', 'ToolTip', 'Enabled', 'Hidden', 'State', 'Submenu']);
    own.setTag = (tag: number) => (own.tag = String(tag));
    return own;
  };
  const $ = Object.assign((value?: string) => (value === undefined ? nil : text(value)), {
    NSApplication: {
      sharedApplication: {
        setActivationPolicy: () => true,
        get run() {
          running = true;
          return undefined;
        },
      },
    },
    NSStatusBar: {
      systemStatusBar: {
        statusItemWithLength: () => {
          const extra = bag(['Menu', 'AutosaveName'], {
            button: bag(['Image', 'Title', 'ToolTip', 'AccessibilityLabel']),
          });
          bars.push(extra);
          return extra;
        },
        removeStatusItem: (extra: Fields) => void bars.splice(bars.indexOf(extra), 1),
      },
    },
    NSMenu: { alloc: { initWithTitle: menu } },
    NSMenuItem: {
      separatorItem: { separator: true },
      alloc: { initWithTitleActionKeyEquivalent: item },
    },
    NSImage: { alloc: { initWithData: () => bag(['Size', 'Template']) } },
    NSData: { alloc: { initWithBase64EncodedStringOptions: () => ({ isNil: () => false }) } },
    NSString: {
      alloc: {
        initWithDataEncoding: (data: { bytes: Buffer }) => {
          const decoded = data.bytes.toString();
          return Buffer.from(decoded).equals(data.bytes) ? text(decoded) : nil;
        },
      },
    },
    NSMutableData: {
      alloc: {
        get init() {
          const data = {
            bytes: Buffer.alloc(0) as Buffer,
            appendData: (more: Buffer) => (data.bytes = Buffer.concat([data.bytes, more])),
          };
          return data;
        },
      },
    },
    NSMutableArray: { alloc: { init: { addObject: () => undefined } } },
    NSFileHandle: {
      fileHandleWithStandardInput: {
        get availableData() {
          return world.read();
        },
        waitForDataInBackgroundAndNotifyForModes: world.wait,
      },
      fileHandleWithStandardOutput: handle(world.write),
      fileHandleWithStandardError: handle(world.complain),
    },
    NSNotificationCenter: {
      defaultCenter: {
        addObserverSelectorNameObject: (_target: unknown, selector: string) => void known(selector),
      },
    },
    NSTimer: {
      scheduledTimerWithTimeIntervalTargetSelectorUserInfoRepeats: (
        seconds: number,
        _target: unknown,
        selector: string,
      ) => {
        known(selector);
        world.every(seconds, () => call(selector, null));
        return { setTolerance: () => undefined };
      },
    },
    GowardenTrayTarget: { alloc: { init: { isNil: () => false } } },
    NSMakeSize: (width: number, height: number) => ({ width, height }),
    getppid: () => String(world.parent()),
    exit: world.exit,
  });
  const ObjC = {
    import: () => undefined,
    registerSubclass: (description: { methods: typeof methods }) => {
      for (const [selector, method] of Object.entries(description.methods)) checkMethod(selector, method);
      methods = description.methods;
    },
  };
  return { $, ObjC, bars, call, running: () => running };
}
