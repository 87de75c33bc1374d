import type { PartMaker } from '../daemon/part.ts';
import { openHost } from '../host/open.ts';
import { Tray } from './tray.ts';

/** The tray as a part of the daemon. With `tray.enabled = false` it is there and shows nothing. */
export const trayPart: PartMaker = {
  name: 'tray',
  async make(context) {
    const { settings, log } = context;
    // The machine that is looked at may be a folder; the icon stands on the one that we run on.
    const host = context.host.simulated ? await openHost() : context.host;
    const start = () => (settings.current().tray.enabled ? new Tray({ ...context, host }) : null);
    let tray = start();
    let change = Promise.resolve();
    const stopFollowing = settings.onChange(({ tray: { enabled } }) => {
      change = change
        .then(async () => {
          if (enabled === (tray !== null)) return;
          await tray?.close();
          tray = start();
        })
        .catch((error: unknown) => log.error({ error }, 'tray: could not follow the settings'));
    });
    return {
      notices: () => tray?.notices() ?? [],
      async close() {
        stopFollowing();
        await change;
        await tray?.close();
      },
    };
  },
};
