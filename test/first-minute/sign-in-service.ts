import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DevIssuer } from '#access';
import { systemClock } from '#kernel';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';

/** A sign-in service of the authority, as a server with a database of its own needs one. It vouches for the demonstration's people. */
export class SignInService {
  private constructor(
    private readonly issuer: DevIssuer,
    private readonly server: Server,
  ) {}

  /** Keeps its key in `directory`. */
  static async open(directory: string): Promise<SignInService> {
    const options = { issuer: DEV_ISSUER, audience: DEV_AUDIENCE, production: false, clock: systemClock };
    const issuer = await DevIssuer.open({ directory, ...options });
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(issuer.jwks));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SignInService(issuer, server);
  }

  /** What OIDC_ISSUERS has to say for a server to believe it. */
  get trusted(): string {
    const jwksUri = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
    return JSON.stringify([{ issuer: DEV_ISSUER, audience: DEV_AUDIENCE, jwksUri, algorithms: ['EdDSA'] }]);
  }

  async token(subject: string): Promise<string> {
    return (await this.issuer.issue(subject)).accessToken;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
