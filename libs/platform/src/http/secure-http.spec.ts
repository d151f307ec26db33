import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  jsonRequest,
  startToyServer,
  type Answer,
  type ToyServer,
} from '../graphql/spec-support/toy-server.js';
import { HTTP_LIMITS } from './http-limits.js';

let production: ToyServer;
let development: ToyServer;
beforeAll(async () => {
  production = await startToyServer({ production: true });
  const impatient = { ...HTTP_LIMITS, headersMs: 200, requestMs: 400, sweepMs: 50 };
  development = await startToyServer({ production: false, http: impatient });
});
afterAll(async () => {
  await production.stop();
  await development.stop();
});

const OPERATION = JSON.stringify({ query: '{ __typename }' });
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const post = (
  contentType: string,
  body: RequestInit['body'] = OPERATION,
  headers: Record<string, string> = {},
) => production.send({ method: 'POST', headers: { 'content-type': contentType, ...headers }, body });

/** A refusal any GraphQL client can read: JSON, one error, no HTML, no stack. */
function expectRefusal({ status, text, headers, errors }: Answer, expected: number): void {
  expect(status).toBe(expected);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(text).not.toMatch(/<|\s{4}at |node_modules/);
  expect(text.length).toBeLessThan(1_000);
}

describe('the door to GraphQL lets in', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json;',
  ])('JSON sent as %s', async (contentType) => {
    expect(await post(contentType)).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });

  it('a body just below the limit', async () => {
    const body = OPERATION.padEnd(HTTP_LIMITS.bodyBytes);
    expect((await post('application/json', body)).status).toBe(200);
  });
});

describe('the door to GraphQL keeps out', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json, text/plain',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16',
    'application/json; charset=utf-16le',
    'application/json; charset=utf-32',
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-8; charset=utf-16',
    'application/json; boundary=x',
  ])('%s', async (contentType) => {
    expectRefusal(await post(contentType), 415);
    expectRefusal(await post(contentType, OPERATION, { 'apollo-require-preflight': 'yes' }), 415);
  });

  it('a body without a type', async () => {
    expectRefusal(await production.send({ method: 'POST', body: Buffer.from(OPERATION) }), 415);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    const answer = await production.send({ method, headers: { 'apollo-require-preflight': 'yes' } });
    expectRefusal(answer, 405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('a query by GET, also from a browser', async () => {
    const url = `${production.url}?query=%7B__typename%7D`;
    for (const headers of [BROWSER, { accept: 'application/json', 'apollo-require-preflight': 'yes' }]) {
      expect((await fetch(url, { headers })).status).toBe(405);
    }
  });

  it.each([
    ['a byte', HTTP_LIMITS.bodyBytes + 1],
    ['a little', 300_000],
    ['far', 10_000_000],
  ])('a body %s too large', async (_name, size) => {
    expectRefusal(await post('application/json', OPERATION.padEnd(size)), 413);
  });

  it('a body too large that does not say so', async () => {
    const body = new Blob([OPERATION.padEnd(1_000_000)]).stream();
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    expectRefusal(await production.send(request as RequestInit), 413);
  });

  it('compressed bodies, sound or not', async () => {
    const encoding = { 'content-encoding': 'gzip' };
    expectRefusal(await post('application/json', gzipSync(OPERATION), encoding), 415);
    expectRefusal(await post('application/json', 'garbage', encoding), 415);
  });

  it.each(['{', 'null', '0', 'true', '"{ __typename }"', '\u0000', '{"query":"{ __typename }"}}'])(
    'the body %j',
    async (body) => expectRefusal(await post('application/json', body), 400),
  );

  it.each([
    '',
    '{}',
    '[]',
    '{"query":1}',
    '{"query":null}',
    '{"query":"{ __typename }","variables":[]}',
    `[${OPERATION}]`,
  ])('what is JSON but no operation: %s', async (body) =>
    expectRefusal(await post('application/json', body), 400),
  );
});

describe('an answer', () => {
  it('tells browsers to keep, frame, load and run nothing, and nobody what made it', async () => {
    const { headers } = await post('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a request to any other address', () => {
  it('of unreadable JSON is refused in JSON as well', async () => {
    const response = await fetch(new URL('/elsewhere', production.url), jsonRequest('{'));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'The body of the request is not JSON.' }],
    });
  });

  it('finds nothing there', async () => {
    expect((await fetch(new URL('/elsewhere', production.url))).status).toBe(404);
  });
});

/** Sends bytes and waits until the server has said all it wants to say. */
function converse(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
    socket.on('close', () => resolve(heard)).on('error', reject);
  });
}

describe('a sender', () => {
  it('that never ends its headers is cut off', async () => {
    expect(await converse(development.url, 'POST /graphql HTTP/1.1\r\nHost: x\r\n')).toMatch(
      /^HTTP\/1\.1 408/,
    );
  });

  it('that never ends its body is cut off', async () => {
    const headers = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    expect(await converse(development.url, `POST /graphql HTTP/1.1\r\n${headers}`)).toMatch(
      /^HTTP\/1\.1 408/,
    );
  });

  it('has the time of the limits, whatever Node allows', () => {
    expect(HTTP_LIMITS).toMatchObject({ headersMs: 10_000, requestMs: 15_000 });
  });
});

describe('the explorer', () => {
  const fileNames = async () => {
    const { text } = await development.send({ headers: BROWSER });
    return [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address!);
  };
  const fetchFile = (server: ToyServer, address: string) => fetch(new URL(address, server.url));

  it('opens for a browser in development, and may load nothing from other hosts', async () => {
    const page = await development.send({ headers: BROWSER });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'(;|$)/);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).toMatch(/default-src 'none'(;|$)/);
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('has its files on this server, each with its type and its contents', async () => {
    const addresses = await fileNames();
    expect(addresses).toHaveLength(4);
    for (const address of addresses) {
      const response = await fetchFile(development, address);
      const type = address.endsWith('.css') ? 'text/css' : 'text/javascript';
      expect([address, response.status, response.headers.get('content-type')]).toEqual([
        address,
        200,
        `${type}; charset=utf-8`,
      ]);
      expect((await response.text()).length).toBeGreaterThan(10_000);
    }
  });

  it('gives away no other file', async () => {
    for (const address of ['/explorer/', '/explorer/package.json', '/explorer/..%2fpackage.json']) {
      expect([address, (await fetchFile(development, address)).status]).toEqual([address, 404]);
    }
  });

  it('does not open in production, and its files are not there', async () => {
    expectRefusal(await production.send({ headers: BROWSER }), 405);
    for (const address of await fileNames()) {
      expect([address, (await fetchFile(production, address)).status]).toEqual([address, 404]);
    }
  });

  it('does not open for a program, which gets no other answer by GET either', async () => {
    expectRefusal(await development.send({ headers: { accept: '*/*' } }), 405);
  });
});
