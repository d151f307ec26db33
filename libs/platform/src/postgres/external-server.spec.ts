import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { checkExternalServer } from './external-server.js';
import { findFreePort, LOOPBACK } from './loopback-port.js';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

describe('the check of DATABASE_URL', () => {
  it.each(['', 'localhost:5432', 'mysql://u:p@h/db', 'postgres//u:secret@h/db'])(
    'refuses what is not an address of PostgreSQL: "%s"',
    async (url) => {
      await expect(checkExternalServer(url)).rejects.toMatchObject({ code: 'server-unreachable' });
    },
  );

  it('says where nobody answers, without the password', async () => {
    const port = await findFreePort();
    const problem = checkExternalServer(`postgres://chair:s3cret@${LOOPBACK}:${port}/send`);
    await expect(problem).rejects.toMatchObject({
      code: 'server-unreachable',
      message: expect.stringMatching(new RegExp(`^(?!.*s3cret).*${LOOPBACK}:${port}/send.*ECONNREFUSED`)),
    });
  });

  it('does not wait for ever where something answers that is no PostgreSQL', async () => {
    server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, LOOPBACK);
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(checkExternalServer(`postgres://u:p@${LOOPBACK}:${port}/send`)).rejects.toMatchObject({
      code: 'server-unreachable',
    });
  });
});
