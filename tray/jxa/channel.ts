import type { Dollar, NSFileHandle, ObjCObject } from './bridge.ts';
import { NSUTF8StringEncoding } from './constants.ts';

declare const $: Dollar;

/** Lines of JSON on standard input and output. */
export interface Channel {
  /**
   * Has `data:` of the target called at the next bytes, or at the end of the input. Not while the menu is open, which has AppKit
   * run its loop in another mode: an open menu does not change, because rows that change under the pointer flicker and lose clicks
   * (https://github.com/dotnet/macios/issues/18433).
   */
  readonly wait: () => void;
  /** The whole lines that have come; null at the end of the input. */
  readonly read: () => string[] | null;
  readonly write: (message: object) => void;
}

export function newChannel(target: ObjCObject): Channel {
  const input = $.NSFileHandle.fileHandleWithStandardInput;
  const output = $.NSFileHandle.fileHandleWithStandardOutput;
  const center = $.NSNotificationCenter.defaultCenter;
  center.addObserverSelectorNameObject(target, 'data:', $.NSFileHandleDataAvailableNotification, input);

  let bytes = $.NSMutableData.alloc.init;
  let text = '';
  return {
    wait: () => input.waitForDataInBackgroundAndNotify,
    read() {
      const chunk = input.availableData;
      if (Number(chunk.length) === 0) return null;
      bytes.appendData(chunk);
      const decoded = $.NSString.alloc.initWithDataEncoding(bytes, NSUTF8StringEncoding);
      // The chunk ends within a character: the rest comes with the next one.
      if (decoded.isNil()) return [];
      bytes = $.NSMutableData.alloc.init;
      const lines = (text + decoded.js).split('\n');
      text = lines.pop() ?? '';
      return lines.filter((line) => line !== '');
    },
    write: (message) => writeLine(output, JSON.stringify(message)),
  };
}

/** For the log of the daemon; the console would go to the same place, but not in every version of osascript. */
export function complain(text: string): void {
  writeLine($.NSFileHandle.fileHandleWithStandardError, text);
}

function writeLine(handle: NSFileHandle, line: string): void {
  handle.writeData($(`${line}\n`).dataUsingEncoding(NSUTF8StringEncoding));
}
