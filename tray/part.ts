import type { Configuration } from '../daemon/configuration/configuration.ts';
import type { PartMaker } from '../daemon/part.ts';
import { openHost } from '../host/open.ts';
import { Tray } from './tray.ts';

/** The tray as a part of the daemon, which begins anew when its settings change. With `tray.enabled = false` it shows nothing. */
export const trayPart: PartMaker = {
  name: 'tray',
  async make(context) {
    const { settings, log } = context;
    // The machine that is looked at may be a folder; the icon is on the one that we run on.
    const host = context.host.simulated ? await openHost() : context.host;
    const start = ({ enabled, rosetta }: Configuration['tray']) =>
      enabled ? new Tray({ ...context, host }, { rosetta }) : null;
    let followed = settings.current().tray;
    let tray = start(followed);
    let change = Promise.resolve();
    const stopFollowing = settings.onChange(({ tray: wanted }) => {
      change = change
        .then(async () => {
          if (wanted.enabled === followed.enabled && wanted.rosetta === followed.rosetta) return;
          followed = wanted;
          await tray?.close();
          tray = start(wanted);
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
