import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { route } from '../../../daemon/api/route.ts';
import { serveApi } from '../../../daemon/api/serve.ts';
import { lendContext, temporaryDirectory } from './lent.ts';
import { eventually } from '../../eventually.ts';

const request = 'POST /v1/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n';

/** Serves one route whose answer waits until it is given, and reports which clients are gone. */
async function slow() {
  const gone: string[] = [];
  const begun: number[] = [];
  const address = join(temporaryDirectory(), 'api.sock');
  const one = route({
    method: 'POST',
    path: '/v1/slow',
    summary: 'Waits',
    fields: {},
    answer: (_, _context, signal) =>
      new Promise((_resolve, reject) => {
        begun.push(1);
        signal.addEventListener('abort', () => {
          gone.push('gone');
          reject(signal.reason as Error);
        });
      }),
  });
  const served = await serveApi(address, [one], lendContext().context);
  onTestFinished(() => served.close());
  return { address, gone, begun };
}

it('a client that closes its connection is noticed while its answer is being prepared', async () => {
  const { address, gone, begun } = await slow();
  const client = connect(address);
  await once(client, 'connect');
  client.write(request);
  await eventually(() => expect(begun).toHaveLength(1));
  client.destroy();
  await eventually(() => expect(gone).toHaveLength(1));
  expect(begun).toHaveLength(1);
});
