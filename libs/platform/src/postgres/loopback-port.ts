import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The only address the embedded server listens on. */
export const LOOPBACK = '127.0.0.1';

/** Below the range from which operating systems draw the ports of outgoing connections, so a restart finds it free. */
const LOWEST = 15_432;
const HIGHEST = 32_000;

/** Whether a server could listen on this port of the loopback address now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: LOOPBACK, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Draws ports until one is free. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isPortFree(port)) return port;
  }
}
