import { connect } from 'node:net';
import type { Status } from '../../../daemon/status.ts';
import { describe, expect, test } from 'vitest';
import { finding, lendContext, serveLent } from './lent.ts';
import { collect, exchangeRaw, get, post } from './raw.ts';
import type { Said } from '../../../messages/said.ts';

describe('requests that are answered', () => {
  test('status, with the version of the daemon and nothing for caches of any kind to keep', async () => {
    const { socket, context } = await serveLent();
    const answer = await get(socket, '/v1/status');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-gowarden-version': '0.0.0-source',
      connection: 'close',
    });
    expect(answer.json()).toEqual(context.actions.status());
  });

  test('HEAD as GET without the body', async () => {
    const { socket } = await serveLent();
    const whole = await get(socket, '/v1/status');
    const head = await exchangeRaw(socket, 'HEAD /v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    expect(head.headers['content-length']).toBe(String(whole.text.length));
  });

  test('findings, the hidden ones only when asked for', async () => {
    const { socket } = await serveLent(lendContext({ findings: [finding('/a'), finding('/b', false)] }));
    const subjects = async (query: string): Promise<string[]> => {
      const { findings } = (await get(socket, `/v1/findings${query}`)).json() as {
        findings: { subject: string }[];
      };
      return findings.map(({ subject }) => subject);
    };
    expect(await subjects('')).toEqual(['/a']);
    expect(await subjects('?all=true')).toEqual(['/a', '/b']);
    expect(await subjects('?all=true&subject=%2Fb')).toEqual(['/b']);
    expect(await subjects('?rule=go-version-eol')).toEqual([]);
  });

  test('history by page, and a single entry', async () => {
    const { socket, remember } = await serveLent();
    const [first, second, third] = [remember(1), remember(2), remember(3)];
    expect((await get(socket, '/v1/history?limit=2')).json()).toEqual({
      schemaVersion: 1,
      kind: 'durable',
      entries: [third, second],
    });
    expect((await get(socket, '/v1/history?before=2')).json()).toMatchObject({ entries: [first] });
    expect((await get(socket, '/v1/history/2')).json()).toEqual({ schemaVersion: 1, entry: second });
    expect((await get(socket, '/v1/history/9')).status).toBe(404);
    expect((await get(socket, '/v1/history/x')).json()).toMatchObject({
      code: 'bad-value',
      detail: 'Expected `id` to be a whole number from 0 to 9007199254740991, got "x"',
    });
  });

  test('every action reaches the daemon once', async () => {
    const { socket, asked, elapse } = await serveLent();
    for (const path of ['check', 'resume', 'clean', 'clean/cancel', 'undo', 'notify', 'quit'])
      expect((await post(socket, `/v1/${path}`, '')).status).toBe(200);
    expect((await post(socket, '/v1/pause', '{"minutes":60}')).status).toBe(200);
    expect((await post(socket, '/v1/open', '{"what":"log"}')).status).toBe(200);
    elapse();
    expect(asked.sort()).toEqual(
      ['check', 'resume', 'clean', 'cancel', 'undo', 'notify', 'quit', 'pause 4600000', 'open log'].sort(),
    );
  });

  test('the level of the log can be changed', async () => {
    const { socket, context } = await serveLent();
    expect((await post(socket, '/v1/log-level', '{"level":"debug"}')).json()).toMatchObject({
      level: 'debug',
    });
    expect(context.log.level).toBe('debug');
    expect((await post(socket, '/v1/log-level', '{"level":"loud"}')).json()).toMatchObject({
      status: 400,
      detail: 'Expected `level` to be one of trace, debug, info, warn, error, got "loud"',
    });
  });
});

describe('requests that are refused', () => {
  test.each([
    ['a path that is none', 'GET /v1/nothing', 404, 'not-found'],
    ['the root', 'GET /', 404, 'not-found'],
    ['a name that every object has', 'GET /v1/constructor', 404, 'not-found'],
    ['another version', 'GET /v2/status', 404, 'unknown-version'],
    ['another method', 'DELETE /v1/status', 405, 'wrong-method'],
    ['a method that is none', 'BREW /v1/status', 400, 'bad-request'],
    ['an action by GET', 'GET /v1/clean', 405, 'wrong-method'],
    ['OPTIONS, so no CORS', 'OPTIONS /v1/status', 405, 'wrong-method'],
    ['an unknown parameter', 'GET /v1/history?limits=1', 400, 'bad-value'],
    ['a parameter out of bounds', 'GET /v1/history?limit=10001', 400, 'bad-value'],
    ['a parameter of another type', 'GET /v1/findings?all=yes', 400, 'bad-value'],
    ['a broken escape', 'GET /v1/history/%zz', 404, 'not-found'],
  ])('%s', async (_, line, status, code) => {
    const { socket, asked } = await serveLent();
    const answer = await exchangeRaw(socket, `${line} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code, type: `urn:gowarden:problem:${code}` });
    expect(asked).toEqual([]);
  });

  test('a problem carries the code and values of its sentence, for other languages', async () => {
    const { socket } = await serveLent();
    const { phrases } = (await post(socket, '/v1/log-level', '{"level":"loud"}')).json() as { phrases: Said };
    expect(phrases['A value is not as expected']).toEqual({ code: 'daemon/api.badValue', values: {} });
    expect(phrases['Expected `level` to be one of trace, debug, info, warn, error, got "loud"']).toEqual({
      code: 'daemon/api.badField',
      values: {
        name: 'level',
        expected: 'one of trace, debug, info, warn, error',
        value: '"loud"',
      },
    });
  });

  test('a wrong method is answered with the allowed ones', async () => {
    const { socket } = await serveLent();
    expect(
      (await exchangeRaw(socket, 'PUT /v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n')).headers.allow,
    ).toBe('GET, HEAD');
  });

  test.each([
    ['Origin', 'Host: localhost\r\nOrigin: http://localhost\r\n'],
    ['Referer', 'Host: localhost\r\nReferer: http://localhost/\r\n'],
    ['Sec-Fetch-Site', 'Host: localhost\r\nSec-Fetch-Site: none\r\n'],
    ['X-Forwarded-For', 'Host: localhost\r\nX-Forwarded-For: 10.0.0.1\r\n'],
    ['a foreign host', 'Host: attacker.example\r\n'],
    ['a host with a port, as a forwarder leaves it', 'Host: localhost:8080\r\n'],
    ['no host', ''],
  ])('whatever can come from a web page: %s', async (_, headers) => {
    const { socket, asked } = await serveLent();
    const answer = await exchangeRaw(
      socket,
      `POST /v1/clean HTTP/1.1\r\n${headers}Content-Length: 0\r\n\r\n`,
    );
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign-request' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['no JSON', '{"minutes":', undefined, 400, 'bad-request'],
    ['a list', '[60]', undefined, 400, 'bad-request'],
    ['another type', '{"minutes":"60"}', undefined, 400, 'bad-value'],
    ['nothing where something is needed', '', undefined, 400, 'bad-value'],
    ['an unknown name', '{"minutes":60,"__proto__":1}', undefined, 400, 'bad-value'],
    [
      'a form, as web pages send it',
      'minutes=60',
      'Content-Type: application/x-www-form-urlencoded\r\n',
      415,
      'not-json',
    ],
    ['text, as web pages send it', '{"minutes":60}', 'Content-Type: text/plain\r\n', 415, 'not-json'],
    ['65 KiB', JSON.stringify({ minutes: 'x'.repeat(65 * 1024) }), undefined, 413, 'too-large'],
  ])('a body that is %s', async (_, body, headers, status, code) => {
    const { socket, asked } = await serveLent();
    expect((await post(socket, '/v1/pause', body, headers)).json()).toMatchObject({ status, code });
    expect(asked).toEqual([]);
  });

  test('10 MB in chunks, without reading them', async () => {
    const { socket } = await serveLent();
    const before = process.memoryUsage().rss;
    const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
    const head = 'POST /v1/pause HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    const answer = await exchangeRaw(socket, head + chunk.repeat(40));
    expect(answer.json()).toMatchObject({ status: 413, code: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test('headers without an end', async () => {
    const { socket } = await serveLent();
    const answer = await exchangeRaw(socket, `GET /v1/status HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`);
    expect(answer.json()).toMatchObject({ status: 431, code: 'headers-too-large' });
  });

  test('bytes that are not HTTP', async () => {
    const { socket } = await serveLent();
    const answer = await exchangeRaw(socket, Buffer.from([0x16, 0x03, 0x01, 0, 0, 13, 10, 13, 10]));
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad-request' });
  });

  test('a second request on the same connection', async () => {
    const { socket, asked } = await serveLent();
    const one = 'POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n';
    await exchangeRaw(socket, one.repeat(3));
    expect(asked).toEqual(['check']);
  });

  test('an internal error is reported without its text, which goes to the log', async () => {
    const { socket, faults } = await serveLent();
    const answer = await get(socket, '/v1/diagnostics');
    expect(answer.json()).toMatchObject({ status: 500, code: 'failed' });
    expect(answer.text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });
});

describe('under abuse', () => {
  test('a request that arrives byte by byte is ended in time, while others are served', async () => {
    const { socket } = await serveLent(lendContext(), 2_000);
    const slow = connect(socket);
    const text = collect(slow);
    slow.write('GET /v1/status HTTP/1.1\r\n');
    const drip = setInterval(() => slow.write('X'), 20);
    expect((await get(socket, '/v1/status')).status).toBe(200);
    expect(await text).toContain('"code":"too-slow"');
    clearInterval(drip);
  });

  test('a body that never comes is ended in time', async () => {
    const { socket } = await serveLent(lendContext(), 200);
    const answer = await exchangeRaw(
      socket,
      'POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n',
    );
    expect(answer.text).toContain('too-slow');
  });

  test('an answer that takes long to make is waited for', async () => {
    const lent = lendContext();
    const check = (): Promise<Status> =>
      new Promise((resolve) => setTimeout(resolve, 3_000, { at: 7 } as Status));
    const { socket } = await serveLent(
      { ...lent, context: { ...lent.context, actions: { ...lent.context.actions, check } } },
      2_000,
    );
    expect((await post(socket, '/v1/check', '')).json()).toEqual({ at: 7 });
  });

  test('1,000 requests at once are all answered', async () => {
    const { socket } = await serveLent();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => get(socket, '/v1/status')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1000);
  });

  test('2,000 silent connections keep nobody out and cost little', async () => {
    const { socket } = await serveLent();
    const before = process.memoryUsage().rss;
    const idle = [];
    for (let number = 0; number < 2000; number++) {
      const one = connect(socket);
      one.on('error', () => one.destroy());
      idle.push(one);
      if (number % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await get(socket, '/v1/status')).status).toBe(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    for (const one of idle) one.destroy();
  });
});

describe('cleaning', () => {
  test('a list is checked, and a missing cleaner is reported', async () => {
    const { socket } = await serveLent();
    expect(
      (await post(socket, '/v1/caches/plan', JSON.stringify({ caches: 'go-build' }))).json(),
    ).toMatchObject({
      code: 'bad-value',
      detail: 'Expected `caches` to be a list of at most 1000 strings, got "go-build"',
    });
    expect((await post(socket, '/v1/caches/plan', JSON.stringify({ scope: 'everything' }))).status).toBe(400);
    const answer = await post(socket, '/v1/caches/plan', JSON.stringify({ caches: ['go-build'] }));
    expect([answer.status, answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'no-cleaner' }) as unknown,
    ]);
    expect((await get(socket, '/v1/caches')).json()).toMatchObject({ caches: [], unknown: [] });
  });
});
