import { socketAddress } from '../../host/socket.ts';
import { dirname } from 'node:path';
import { removeEmptyOwn } from '../files/own.ts';
import type { PartMaker } from '../part.ts';
import { routes } from './routes.ts';
import { serveApi } from './serve.ts';

/** The local API as a part of the daemon. Where it cannot be served the daemon goes on, says so, and tries again at every check. */
export const api: PartMaker = {
  name: 'api',
  make: async (context) => {
    // Our own user, as the command has it, and not that of a simulated machine.
    const socket = socketAddress(context.paths.socket, process.getuid?.() ?? 0);
    const served = await serveApi(socket, routes, context);
    const forget = context.events.subscribe(() => void served.ensure());
    return {
      notices: () => {
        const reason = served.failure();
        return reason === null ? [] : [{ code: 'api-unavailable', values: { socket, reason } }];
      },
      close: async () => {
        forget();
        await served.close();
        // Made for the socket alone.
        if (socket !== context.paths.socket) removeEmptyOwn(dirname(socket));
      },
    };
  },
};
