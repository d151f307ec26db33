import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { findFreePort, isPortFree, LOOPBACK } from './loopback-port.js';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

describe('a port', () => {
  it('is free until somebody listens on it', async () => {
    const port = await findFreePort();
    expect(await isPortFree(port)).toBe(true);
    server = createServer().listen(port, LOOPBACK);
    await once(server, 'listening');
    expect(await isPortFree(port)).toBe(false);
  });

  it('is drawn below the range of outgoing connections', async () => {
    expect(await findFreePort()).toBeLessThan(32_768);
  });
});
