import { newId } from '#kernel';
import type pg from 'pg';
import { ask, type Answer } from '../first-minute/client.js';
import { AWARDED, awardInput, commandText, type Outcome } from '../support/given-cases.js';
import { givenRequests } from '../support/given-requests.js';

const POUND = 100n;
const AWARD = commandText('awardRequest', AWARDED);

type Answered = Answer<{ awardRequest: Outcome }>;

interface Planned {
  readonly requestId: string;
  readonly idempotencyKey: string;
}

/** What became of one award as far as the client knows: the answer, or nothing where the server was gone. */
export type Known = Answered | undefined;

/** Awards of £1, each to a request of its own and with a key of its own, to be sent as often as need be. */
export class ManyAwards {
  private constructor(readonly planned: readonly Planned[]) {}

  static async prepare(superuser: pg.Client, count: number): Promise<ManyAwards> {
    const ids = await givenRequests(
      superuser,
      Array.from({ length: count }, () => POUND),
    );
    return new ManyAwards(ids.map((requestId) => ({ requestId, idempotencyKey: newId() })));
  }

  /** Sends all of them, `atOnce` at a time, and gives the answers in the order of the plan. */
  async send(
    url: string,
    token: string,
    atOnce: number,
    onAnswer: () => void = () => undefined,
  ): Promise<Known[]> {
    const known: Known[] = [];
    let next = 0;
    const client = async () => {
      for (let at = next++; at < this.planned.length; at = next++) {
        const { requestId, idempotencyKey } = this.planned[at]!;
        const input = { ...awardInput(requestId, 1), amountPence: `${POUND}`, idempotencyKey };
        known[at] = await ask<{ awardRequest: Outcome }>(url, token, AWARD, { input }).catch(() => undefined);
        if (known[at] !== undefined) onAnswer();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    return known;
  }
}

/** The award that an answer speaks of; undefined where the client was told of none. */
export function awardIn(known: Known): string | undefined {
  const outcome = known?.data?.awardRequest;
  return outcome?.__typename === 'RequestAwarded' ? (outcome.awardId as string) : undefined;
}
