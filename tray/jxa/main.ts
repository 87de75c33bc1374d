// The helper for Apple silicon: speaks systray2's protocol, run by `osascript -l JavaScript`, which is part of macOS and
// has an arm64 half. Built into one file; no `run` handler, because some versions of macOS swallow its output.
import type { Dollar, NSMenuItem, ObjCBridge, ObjCObject } from './bridge.ts';
import { complain, newChannel } from './channel.ts';
import {
  NSActivityUserInitiatedAllowingIdleSystemSleep,
  NSApplicationActivationPolicyAccessory,
} from './constants.ts';
import { attempt } from './attempt.ts';
import { Extra, type Face, type Item, type Silent } from './menu.ts';

declare const $: Dollar;
declare const ObjC: ObjCBridge;

ObjC.import('Cocoa');
ObjC.import('stdlib');
ObjC.import('unistd');

/** Seconds between checks of who our parent is, in case the end of the input goes unnoticed. */
const parentEverySeconds = 60;
/**
 * So many of those looks without a word, and what is shown is too old: the daemon, which says something once a minute, is
 * stopped or stuck. Counted and not measured, because the looks stand still while the machine sleeps, as the daemon does.
 */
const looksInSilence = 3;
/** Seconds after which the icon's place is looked at: when macOS has had time to give it one, and once more. */
const placeAfterSeconds = [5, 15];

type Message =
  | { readonly type: 'update-item'; readonly item: Item }
  | { readonly type: 'update-menu'; readonly menu: Face }
  | { readonly type: 'alive'; readonly silent?: Silent }
  | { readonly type: 'exit' }
  | (Face & { readonly type?: undefined });

const parent = Number($.getppid());
let extra: Extra | null = null;
let silent: Silent | null = null;
let unheard = 0;
/** Where the icon is parked, as reported last. */
let parked: string | null = null;

function quit(): never {
  attempt(() => extra?.remove());
  return $.exit(0);
}

/**
 * The first message is the menu itself. A second one would be a second icon; half of one would be dead.
 *
 * The status item must not be made sooner: that of an application which does not run yet ends the process on Apple silicon
 * with macOS 14 and 15 (https://github.com/gogpu/systray/issues/32). This is called from `data:`, so within `app.run`.
 */
function begin(menu: Face): void {
  if (extra) return;
  try {
    extra = new Extra(menu, target);
  } catch (error) {
    complain(String(error));
    $.exit(1);
  }
  for (const seconds of placeAfterSeconds) attempt(() => after(seconds, 'place:', false));
}

function obey(message: Message): void {
  switch (message.type) {
    case undefined:
      return begin(message);
    case 'update-item':
      return extra?.item(message.item);
    case 'update-menu':
      return extra?.face(message.menu);
    case 'alive':
      silent = message.silent ?? silent;
      return;
    case 'exit':
      return quit();
    default:
      complain(`unknown message ${JSON.stringify(message)}`);
  }
}

/** An exception must not get to Objective-C, where it would be lost or end the process. */
function method<T extends ObjCObject>(act: (sender: T) => void) {
  const implementation = (sender: T): void => attempt(() => act(sender));
  return { types: ['void', ['id']] as [string, string[]], implementation };
}

/** What has come; quits at the end of the input. One that cannot be read is as good as none. */
function lines(): string[] {
  try {
    return channel.read() ?? quit();
  } catch (error) {
    complain(String(error));
    return quit();
  }
}

/** Reports where the icon is parked when that has changed. */
function tellPlace(): void {
  const found = extra?.parked() ?? null;
  if (found === parked) return;
  parked = found;
  channel.write({ type: 'placed', parked });
}

function after(seconds: number, selector: string, repeats: boolean): void {
  $.NSTimer.scheduledTimerWithTimeIntervalTargetSelectorUserInfoRepeats(
    seconds,
    target,
    selector,
    $(),
    repeats,
  );
}

ObjC.registerSubclass({
  name: 'GowardenTrayTarget',
  superclass: 'NSObject',
  methods: {
    'clicked:': method((sender: NSMenuItem) => {
      const id = Number(sender.tag);
      channel.write({ type: 'clicked', item: extra?.sent(id) ?? {}, seq_id: -1, __id: id });
    }),
    'data:': method(() => {
      const heard = lines();
      if (unheard >= looksInSilence) attempt(() => extra?.silence(null));
      unheard = 0;
      for (const line of heard) attempt(() => obey(JSON.parse(line) as Message));
      // Each wait is for one notification.
      channel.wait();
    }),
    'place:': method(() => tellPlace()),
    'tick:': method(() => {
      if (Number($.getppid()) !== parent) quit();
      unheard += 1;
      if (unheard === looksInSilence && silent) extra?.silence(silent);
      // One that was parked may have come back.
      if (parked !== null) tellPlace();
    }),
  },
});
const target = $.GowardenTrayTarget.alloc.init;
const channel = newChannel(target);

const app = $.NSApplication.sharedApplication;
// No icon in the Dock, no menu of its own.
app.setActivationPolicy(NSApplicationActivationPolicyAccessory);
// AppKit's references to the target are weak, and the bridge's objects live as long as ours.
const kept: Record<string, unknown> = { target, channel, extra: () => extra };
// An application without a window naps: it would hear the daemon late, and look stale that is not. "Denoting user-initiated
// work prevents the system from deferring the operations or putting your app in App Nap":
// https://developer.apple.com/library/archive/documentation/Performance/Conceptual/power_efficiency_guidelines_osx/PrioritizeWorkAtTheAppLevel.html
attempt(() => {
  kept.activity = $.NSProcessInfo.processInfo.beginActivityWithOptionsReason(
    NSActivityUserInitiatedAllowingIdleSystemSleep,
    $('gowarden: icon'),
  );
});
after(parentEverySeconds, 'tick:', true);
channel.wait();
channel.write({ type: 'ready' });

Object.assign(globalThis, { gowarden: kept });
// Reading the property calls the method, which returns when the application ends.
kept.ended = app.run;
