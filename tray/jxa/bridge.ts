import type { NSRect } from './rect.ts';

/**
 * The part of JavaScript for Automation's Objective-C bridge that the helper uses, as
 * https://developer.apple.com/library/archive/releasenotes/InterapplicationCommunication/RN-JavaScriptForAutomation/Articles/OSX10-10.html
 * describes it: a selector `a:b:` is the method `aB`; a selector without arguments is called by reading the property; nil is an
 * object that only `isNil()` recognizes; integers may arrive as strings.
 *
 * Only what public scripts are known to call is listed here: a name that the bridge does not know reads `undefined`, and the
 * script would end before it shows anything. `setAutosaveName` alone lacks such a precedent, and may fail.
 */
export interface ObjCObject {
  isNil(): boolean;
  /** The JavaScript value of a string, number or array. */
  readonly js: unknown;
}

export interface NSString extends ObjCObject {
  readonly js: string;
  dataUsingEncoding(encoding: number): NSData;
}

export interface NSData extends ObjCObject {
  readonly length: number | string;
}

export interface NSMutableData extends NSData {
  appendData(data: NSData): void;
}

export interface NSFileHandle extends ObjCObject {
  readonly availableData: NSData;
  /** Reading it begins one wait, in the default mode of the run loop. */
  readonly waitForDataInBackgroundAndNotify: undefined;
  writeData(data: NSData): void;
}

export interface NSImage extends ObjCObject {
  setSize(size: NSSize): void;
  setTemplate(template: boolean): void;
}

/** Made by `NSMakeSize` and passed on; its inside is nobody's business. */
export type NSSize = { readonly nsSize: unique symbol };

export interface NSMenu extends ObjCObject {
  setAutoenablesItems(flag: boolean): void;
  addItem(item: NSMenuItem): void;
}

export interface NSMenuItem extends ObjCObject {
  readonly tag: number | string;
  setTag(tag: number): void;
  setTarget(target: ObjCObject): void;
  setTitle(title: NSString): void;
  setToolTip(text: NSString): void;
  setEnabled(flag: boolean): void;
  setHidden(flag: boolean): void;
  setState(state: number): void;
  setSubmenu(menu: NSMenu): void;
}

interface NSScreen extends ObjCObject {
  readonly frame: NSRect;
}

interface NSWindow extends ObjCObject {
  readonly frame: NSRect;
  readonly screen: NSScreen;
}

export interface NSStatusBarButton extends ObjCObject {
  readonly window: NSWindow;
  setImage(image: NSImage): void;
  setTitle(title: NSString): void;
  setToolTip(text: NSString): void;
  setAccessibilityLabel(label: NSString): void;
}

export interface NSStatusItem extends ObjCObject {
  readonly button: NSStatusBarButton;
  setAutosaveName(name: NSString): void;
  setMenu(menu: NSMenu): void;
}

interface NSStatusBar extends ObjCObject {
  statusItemWithLength(length: number): NSStatusItem;
  removeStatusItem(item: NSStatusItem): void;
}

interface NSApplication extends ObjCObject {
  setActivationPolicy(policy: number): boolean;
  readonly run: unknown;
}

interface NSNotificationCenter extends ObjCObject {
  addObserverSelectorNameObject(
    observer: ObjCObject,
    selector: string,
    name: NSString,
    object: ObjCObject,
  ): void;
}

/** Kept by the run loop. */
type NSTimer = ObjCObject & { readonly nsTimer: unique symbol };

interface NSProcessInfo extends ObjCObject {
  beginActivityWithOptionsReason(options: number, reason: NSString): ObjCObject;
}

/** A class that `alloc.init` makes an object of. */
interface Makes<T> {
  readonly alloc: { readonly init: T };
}

/** `$`: wraps values, and holds classes, functions and constants. */
export interface Dollar {
  (text: string): NSString;
  (): ObjCObject;
  readonly NSApplication: { readonly sharedApplication: NSApplication };
  readonly NSStatusBar: { readonly systemStatusBar: NSStatusBar };
  readonly NSMenu: { readonly alloc: { initWithTitle(title: NSString): NSMenu } };
  readonly NSMenuItem: {
    readonly separatorItem: NSMenuItem;
    readonly alloc: {
      initWithTitleActionKeyEquivalent(title: NSString, action: string, key: NSString): NSMenuItem;
    };
  };
  readonly NSImage: { readonly alloc: { initWithData(data: NSData): NSImage } };
  readonly NSData: {
    readonly alloc: { initWithBase64EncodedStringOptions(text: NSString, options: number): NSData };
  };
  readonly NSString: { readonly alloc: { initWithDataEncoding(data: NSData, encoding: number): NSString } };
  readonly NSMutableData: Makes<NSMutableData>;
  readonly NSFileHandle: {
    readonly fileHandleWithStandardInput: NSFileHandle;
    readonly fileHandleWithStandardOutput: NSFileHandle;
    readonly fileHandleWithStandardError: NSFileHandle;
  };
  readonly NSNotificationCenter: { readonly defaultCenter: NSNotificationCenter };
  readonly NSTimer: {
    scheduledTimerWithTimeIntervalTargetSelectorUserInfoRepeats(
      seconds: number,
      target: ObjCObject,
      selector: string,
      userInfo: ObjCObject,
      repeats: boolean,
    ): NSTimer;
  };
  readonly NSProcessInfo: { readonly processInfo: NSProcessInfo };
  readonly GowardenTrayTarget: Makes<ObjCObject>;
  NSMakeSize(width: number, height: number): NSSize;
  readonly NSFileHandleDataAvailableNotification: NSString;
  getppid(): number | string;
  exit(code: number): never;
}

export interface ObjCBridge {
  import(framework: string): void;
  registerSubclass(description: {
    readonly name: string;
    readonly superclass: string;
    readonly methods: Readonly<
      Record<string, { readonly types: [string, string[]]; readonly implementation: (sender: never) => void }>
    >;
  }): void;
}
