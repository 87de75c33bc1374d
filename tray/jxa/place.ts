import type { NSStatusItem } from './bridge.ts';
import { isWithin, toldRect } from './rect.ts';

/**
 * Where macOS keeps an item that it does not show; null when it is on a screen. macOS 26 parks the items that Control Center
 * hides, and those that do not fit into a full menu bar, just outside of the screen, and still calls them visible
 * (https://github.com/jundot/omlx/issues/1497, https://github.com/vorssaint/vorssaint-utils/pull/990). This does not show whether
 * the camera housing covers it.
 */
export function parkedAt(extra: NSStatusItem): string | null {
  const window = extra.button.window;
  if (window.isNil()) return 'no window';
  const frame = window.frame;
  const screen = window.screen;
  if (screen.isNil()) return `${toldRect(frame)}, no screen`;
  const whole = screen.frame;
  const { width, height } = frame.size;
  return width > 0 && height > 0 && isWithin(frame, whole)
    ? null
    : `${toldRect(frame)}, screen ${toldRect(whole)}`;
}
