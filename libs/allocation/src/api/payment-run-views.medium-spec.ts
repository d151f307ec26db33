import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { Cases, type Seen } from '../../../../test/support/given-cases.js';
import { AUTUMN, DAY } from '../../../../test/support/given-day.js';
import { appoint } from '../../../../test/support/given-people.js';
import { TestApi } from '../../../../test/support/test-api.js';

const PAY_DAY = DAY.add({ days: 31 }).toString();

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

interface LinesSeen {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly awardId: string; readonly instalmentNumber: number }[];
}

const LINES = 'totalCount pageInfo { hasNextPage endCursor } nodes { awardId instalmentNumber }';

async function lines(runId: string, args: string, person = 'maker'): Promise<LinesSeen> {
  const query = `query ($id: ID!) { paymentRun(id: $id) { lines(${args}) { ${LINES} } } }`;
  return (await api.ask<{ paymentRun: { lines: LinesSeen } }>(person, query, { id: runId })).paymentRun.lines;
}

describe('the lines of a payment run', () => {
  it('come page by page, each once, and are counted', async () => {
    const awards: Seen[] = [];
    for (let turn = 0; turn < 5; turn += 1) awards.push(await cases.awarded());
    const run = await cases.prepared(PAY_DAY);
    const all = await lines(run.id, 'first: 100');
    expect(all.nodes.map(({ awardId }) => awardId)).toEqual(awards.map(({ id }) => id).toSorted());
    expect(all).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });

    const read: LinesSeen['nodes'][number][] = [];
    for (let after = ''; ;) {
      const page = await lines(run.id, `first: 2${after}`);
      expect(page.totalCount).toBe(5);
      read.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      expect(page.nodes).toHaveLength(2);
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(read).toEqual(all.nodes);
  });

  it('are paged within each run of a list of runs, and a cursor stays with its run', async () => {
    for (let turn = 0; turn < 3; turn += 1) await cases.awarded();
    const run = await cases.prepared(PAY_DAY);
    const query = `{ paymentRuns { nodes { id lineCount lines(first: 2) { ${LINES} } } } }`;
    const { paymentRuns } = await api.ask<{
      paymentRuns: { nodes: { id: string; lineCount: number; lines: LinesSeen }[] };
    }>('maker', query);
    expect(paymentRuns.nodes.length).toBeGreaterThan(1);
    for (const { lineCount, lines: seen } of paymentRuns.nodes) {
      expect(seen.totalCount).toBe(lineCount);
      expect(seen.nodes).toHaveLength(2);
      expect(seen.pageInfo.hasNextPage).toBe(lineCount > 2);
    }
    const other = paymentRuns.nodes.find(({ id }) => id !== run.id)!;
    const strange = `query ($id: ID!) { paymentRun(id: $id) { lines(after: "${other.lines.pageInfo.endCursor}") { totalCount } } }`;
    const { errors } = await api.as('maker', strange, { id: run.id });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cost an operation what it may ask for', async () => {
    const query = `{ paymentRuns(first: 100) { nodes { lines(first: 100) { ${LINES} } } } }`;
    const { errors } = await api.as('maker', query);
    expect(errors[0]?.message).toMatch(/^This request could fetch more than/);
  });
});

describe('a payment run', () => {
  interface Offer {
    readonly action: string;
    readonly isPossible: boolean;
    readonly whyNot: string | null;
  }

  async function offers(person: string, { id }: Seen): Promise<readonly Offer[]> {
    const query =
      'query ($id: ID!) { paymentRun(id: $id) { availableActions { action isPossible whyNot } } }';
    type Told = { paymentRun: { availableActions: Offer[] } };
    return (await api.ask<Told>(person, query, { id })).paymentRun.availableActions;
  }

  const possible = async (person: string, run: Seen) =>
    (await offers(person, run)).filter(({ isPossible }) => isPossible).map(({ action }) => action);

  it('offers to be released to a checker, and to be taken back to a maker, with the reason for all else', async () => {
    await cases.awarded();
    const run = await cases.prepared(PAY_DAY);
    expect(await possible('checker', run)).toEqual(['RELEASE']);
    expect(await possible('maker', run)).toEqual(['CANCEL']);
    expect(await possible('auditor', run)).toEqual([]);
    expect(await offers('maker', run)).toEqual([
      { action: 'RELEASE', isPossible: false, whyNot: 'Only a finance officer who checks can do this.' },
      { action: 'CANCEL', isPossible: true, whyNot: null },
    ]);
    await cases.release(run);
    expect(await possible('checker', run)).toEqual([]);
    expect((await offers('checker', run))[0]?.whyNot).toMatch(/^It is released and cannot be released/);
  });

  it('offers its release to nobody who prepared it, or asked for or decided a payment in it', async () => {
    const officer = (role: string) => ({
      ...{ role, scopeKind: 'AUTHORITY' as const },
      scopeId: cases.authorityId,
    });
    const chair = { role: 'COMMUNITY_CHAIR', scopeKind: 'COMMUNITY' as const, scopeId: cases.communityId };
    const senco = { role: 'SENCO', scopeKind: 'SCHOOL' as const, scopeId: cases.schoolOf('senco') };
    const checker = officer('LA_FINANCE_CHECKER');
    const two = {
      'maker-checker': officer('LA_FINANCE_MAKER'),
      'chair-checker': chair,
      'senco-checker': senco,
    };
    for (const [person, role] of Object.entries(two))
      await appoint(superuser, cases.authorityId, person, [checker, role]);

    const draft = await cases.draft({ person: 'senco-checker' });
    await cases.award(await cases.submit(draft), {}, 'chair-checker');
    await cases.awarded();
    const run = await cases.prepared(PAY_DAY, 'maker-checker');
    const prepared = 'You prepared this payment run, so somebody else has to release it.';
    const hasPart = 'You asked for or decided one of these payments, so somebody else has to release them.';
    for (const [person, whyNot] of [
      ['maker-checker', prepared],
      ['chair-checker', hasPart],
      ['senco-checker', hasPart],
    ] as const) {
      expect((await offers(person, run))[0]).toEqual({ action: 'RELEASE', isPossible: false, whyNot });
      expect(await cases.release(run, person)).toMatchObject({ message: whyNot });
      const list = '{ paymentRuns { nodes { id availableActions { action isPossible } } } }';
      type Runs = { paymentRuns: { nodes: { id: string; availableActions: Offer[] }[] } };
      const { paymentRuns } = await api.ask<Runs>(person, list);
      const { availableActions } = paymentRuns.nodes.find(({ id }) => id === run.id)!;
      expect(availableActions).toContainEqual({ action: 'RELEASE', isPossible: false });
    }
    expect(await possible('checker', run)).toEqual(['RELEASE']);
    expect(await cases.release(run)).toMatchObject({ __typename: 'PaymentRunReleased' });
  });
});

describe('the rehearsal of an early end', () => {
  it('says that it is one, and names no recovery, which there will not be', async () => {
    const { id } = await cases.awarded();
    await cases.release(await cases.prepared(PAY_DAY));
    const input = {
      ...{ awardId: id, expectedVersion: 2, lastDay: DAY.toString(), reason: 'It has ended.' },
      idempotencyKey: newId(),
    };
    const fields = '... on AwardEnded { dryRun recoveryId toRecover { pence } }';
    const toRecover = { pence: '98765' };
    expect(await cases.done('chair', 'endAward', { ...input, dryRun: true }, fields)).toEqual({
      ...{ __typename: 'AwardEnded', dryRun: true },
      ...{ recoveryId: null, toRecover },
    });
    expect(await cases.done('chair', 'endAward', input, fields)).toEqual({
      ...{ __typename: 'AwardEnded', dryRun: false },
      ...{ recoveryId: expect.any(String), toRecover },
    });
  });
});
