import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConfigProblem, type Config } from '#platform';

/**
 * Lets the application answer on the host and port of the configuration. Not by Nest's own `listen`, which prints a
 * taken port as a fault before anybody can say it plainly.
 *
 * @returns the address it answers at.
 * @throws ConfigProblem where that host or port cannot be had.
 */
export async function listenOn(app: NestExpressApplication, { host, port }: Config): Promise<string> {
  await app.init();
  const server = app.getHttpServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (fault) {
    throw problem(fault as NodeJS.ErrnoException, host, port);
  }
  return urlOf(server.address() as AddressInfo);
}

/** Who listens on every address of the machine is reached on this one. */
function urlOf({ address, family, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::';
  const reachable = everywhere ? '127.0.0.1' : address;
  return `http://${family === 'IPv6' && !everywhere ? `[${reachable}]` : reachable}:${port}`;
}

function problem(fault: NodeJS.ErrnoException, host: string, port: number): unknown {
  switch (fault.code) {
    case 'EADDRINUSE':
      return new ConfigProblem(
        `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port > 65_000 ? port - 1 : port + 1} npm start`,
      );
    case 'EACCES':
      return new ConfigProblem(`Port ${port} may not be used by this user. Choose one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigProblem(`This machine has no address ${host}. Correct HOST, or leave it out.`);
    default:
      return fault;
  }
}
