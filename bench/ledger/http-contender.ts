import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueDevToken } from '#access';
import { newId, systemClock } from '#kernel';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';
import { hammer } from '../hammer.js';
import type { Contender, Round } from './contender.js';
import type { BenchRequests } from './bench-requests.js';

const AWARD = `mutation ($input: AwardRequestInput!) { awardRequest(input: $input) { __typename } }`;

/** The whole way: token, guard, request, rules, decision, award, instalments, ledger, through HTTP. */
export class HttpContender implements Contender {
  readonly name = 'awardRequest, HTTP';
  readonly what = 'a chair’s award from the request to the committed money, with sign-in, rules and scope';
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  private constructor(
    private readonly server: ChildProcess,
    private readonly port: number,
    private readonly directory: string,
    private readonly requests: BenchRequests,
  ) {}

  static async open(databaseUrl: string, requests: BenchRequests): Promise<HttpContender> {
    const directory = await mkdtemp(join(tmpdir(), 'ledger-bench-http-'));
    const program = new URL('./http-server.js', import.meta.url);
    const server = fork(program, [databaseUrl, directory], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [port] = (await once(server, 'message')) as [number];
    return new HttpContender(server, port, directory, requests);
  }

  async run({ pots, clients, seconds }: Round) {
    const token = await issueDevToken(this.requests.chair, {
      directory: this.directory,
      issuer: DEV_ISSUER,
      audience: DEV_AUDIENCE,
      production: false,
      clock: systemClock,
    });
    const waiting = await this.requests.submitted(pots.length === 1, clients, seconds);
    return hammer(clients, seconds, async () => {
      const requestId = waiting.pop();
      return requestId === undefined ? undefined : this.award(token, requestId);
    });
  }

  overspend(): Promise<bigint> {
    return this.requests.overspend();
  }

  async close(): Promise<void> {
    this.agent.destroy();
    // Its connections are gone with it: the database may stop only after that.
    const gone = once(this.server, 'exit');
    if (this.server.exitCode === null) {
      this.server.disconnect();
      await gone;
    }
    await rm(this.directory, { recursive: true, force: true });
  }

  private async award(token: string, requestId: string): Promise<{ outcome: 'accepted' | 'refused' }> {
    const input = {
      requestId,
      expectedVersion: 1,
      amountPence: '100',
      rationale: 'Bench.',
      conditions: [],
      idempotencyKey: newId(),
    };
    const body = await this.post(token, JSON.stringify({ query: AWARD, variables: { input } }));
    const { data } = JSON.parse(body) as { data?: { awardRequest: { __typename: string } } };
    if (data === undefined || data === null) throw new Error(body);
    return { outcome: data.awardRequest.__typename === 'RequestAwarded' ? 'accepted' : 'refused' };
  }

  private post(token: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${token}`,
      };
      const options = {
        host: '127.0.0.1',
        port: this.port,
        path: '/graphql',
        method: 'POST',
        agent: this.agent,
        headers,
      };
      const sent = request(options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
