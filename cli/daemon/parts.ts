import { api } from '../../daemon/api/api.ts';
import { caches } from '../../daemon/caches/part.ts';
import { newMeter } from '../../daemon/cost.ts';
import { contention } from '../../daemon/contention/part.ts';
import { type Icons, newNotifier } from '../../daemon/notifier/notifier.ts';
import type { PartMaker } from '../../daemon/part.ts';
import { drawPixels } from '../../tray/icons/draw.ts';
import { verifier } from '../../daemon/verification/part.ts';
import { trayPart } from '../../tray/part.ts';

/** Pixels of the icon in a notification. */
const size = 64;
const shapes = { error: 'broken', warning: 'attention', info: 'native', fine: 'native' } as const;
const drawn = new Map<string, Uint8Array>();
/** Drawing takes tens of milliseconds, during which nothing else happens, so each is drawn once. */
const icons: Icons = (of) => {
  const pixels = drawn.get(of) ?? drawPixels(shapes[of], 'panel', size);
  drawn.set(of, pixels);
  return { size, pixels };
};

/** The process is the daemon's own. */
export const meter = newMeter;

/** The rooms that live inside the daemon of a machine. It is handed them, so that it knows none of them. */
export const parts: readonly PartMaker[] = [newNotifier(icons), api, caches, trayPart, contention, verifier];
