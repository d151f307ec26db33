import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId, ok } from '#kernel';
import { sqlState, violatedConstraint, type DatabaseScope } from '#platform';
import { Cases, type Outcome, type Seen } from '../support/given-cases.js';
import { changesBy } from '../support/given-content.js';
import { AUTUMN, DAY, YEAR } from '../support/given-day.js';
import { appoint } from '../support/given-people.js';
import { givenRequests } from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';

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

const PAY_DAY = `${YEAR.startsOn.year}-12-15`;
const key = () => newId();
const decision = ({ id, version }: Seen) => ({
  idempotencyKey: key(),
  requestId: id,
  expectedVersion: version,
});

const inAuthority = (role: string) => ({ role, scopeKind: 'AUTHORITY' as const, scopeId: cases.authorityId });
const chairOf = (scopeId: string) => ({ role: 'COMMUNITY_CHAIR', scopeKind: 'COMMUNITY' as const, scopeId });
const sencoOf = (scopeId: string) => ({ role: 'SENCO', scopeKind: 'SCHOOL' as const, scopeId });

async function expectRefused(code: string, attempts: () => Promise<Outcome[]>): Promise<void> {
  const changes = await changesBy(superuser, async () => {
    for (const refusal of await attempts())
      expect(refusal).toMatchObject({ code, message: expect.stringMatching(/\S/) });
  });
  expect(changes).toEqual([]);
}

describe('a chair who works for the school', () => {
  const OWN = 'chair-conflicted';
  let request: Seen;

  beforeAll(async () => {
    await appoint(superuser, cases.authorityId, 'chair-c03', [chairOf(cases.conflictedCommunityId)]);
    request = await cases.submitted({ person: OWN });
  });

  /** Everything that decides about a request. */
  const decisionsOn = async (person: string, about: Seen): Promise<Outcome[]> => [
    await cases.award(about, {}, person),
    await cases.award(about, { dryRun: true }, person),
    await cases.give(person, 'decideRequest', { ...decision(about), outcome: 'DECLINED', rationale: 'No.' }),
    await cases.give(person, 'returnRequest', {
      requestId: about.id,
      expectedVersion: about.version,
      reason: 'More.',
    }),
  ];

  it('decides nothing about its requests, and is told so before trying', async () => {
    await expectRefused('CONFLICT_OF_INTEREST', () => decisionsOn(OWN, request));
    const query = 'query ($id: ID!) { request(id: $id) { availableActions { action isPossible whyNot } } }';
    const { request: seen } = await api.ask<{
      request: { availableActions: { action: string; isPossible: boolean; whyNot: string }[] };
    }>(OWN, query, { id: request.id });
    const decisions = seen.availableActions.filter(({ action }) =>
      ['AWARD', 'DECIDE', 'RETURN'].includes(action),
    );
    expect(decisions).toHaveLength(3);
    for (const { isPossible, whyNot } of decisions)
      expect([isPossible, whyNot]).toEqual([false, expect.stringContaining('work for a school')]);
  });

  it('decides nothing about a project in which it takes part', async () => {
    const [id] = await givenRequests(superuser, [100_000n], {
      community: 'C03',
      collaborating: [cases.schoolOf(OWN)],
    });
    await expectRefused('CONFLICT_OF_INTEREST', () => decisionsOn(OWN, { id: id!, version: 1 }));
  });

  it('does not end its awards; another chair gives them and ends them', async () => {
    const given = await cases.award(request, {}, 'chair-c03');
    const award = { id: given.awardId as string, version: 1 };
    await expectRefused('CONFLICT_OF_INTEREST', async () => [await cases.end(award, DAY.toString(), OWN)]);
    expect(await cases.end(award, DAY.toString(), 'chair-c03')).toMatchObject({ __typename: 'AwardEnded' });
  });

  it('decides about the other schools of the community', async () => {
    const [id] = await givenRequests(superuser, [100_000n], {
      community: 'C03',
      except: [cases.schoolOf(OWN)],
    });
    expect(await cases.award({ id: id!, version: 1 }, {}, OWN)).toMatchObject({
      __typename: 'RequestAwarded',
    });
  });
});

describe('a person with two hats', () => {
  const hats = (subject: string, ...roles: Parameters<typeof appoint>[3]) =>
    appoint(superuser, cases.authorityId, subject, roles);
  const SEATS = 'SEPARATION_OF_DUTIES';

  it('is nobody of the demonstration, but for the chair who heads a school', async () => {
    const seats = [
      'BUDGET_PROPOSE',
      'BUDGET_APPROVE',
      'REQUEST_SUBMIT',
      'REQUEST_AWARD',
      'PAYMENT_PREPARE',
      'PAYMENT_RELEASE',
    ];
    const taken: Record<string, string[]> = {};
    for (const person of [
      'senco',
      'head',
      'chair',
      'chair-conflicted',
      'maker',
      'checker',
      'moderator',
      'auditor',
    ]) {
      const { me } = await api.ask<{ me: { permissions: string[] } }>(person, '{ me { permissions } }');
      taken[person] = me.permissions.filter((permission) => seats.includes(permission));
    }
    expect(taken).toEqual({
      ...{ senco: ['REQUEST_SUBMIT'], head: ['REQUEST_SUBMIT'], chair: ['REQUEST_AWARD'] },
      'chair-conflicted': ['REQUEST_SUBMIT', 'REQUEST_AWARD'],
      ...{ maker: ['BUDGET_PROPOSE', 'PAYMENT_PREPARE'], checker: ['BUDGET_APPROVE', 'PAYMENT_RELEASE'] },
      ...{ moderator: [], auditor: [] },
    });
  });

  it('does not decide a budget that he or she proposed', async () => {
    await hats('maker-checker', inAuthority('LA_FINANCE_MAKER'), inAuthority('LA_FINANCE_CHECKER'));
    const own = await cases.proposedBudget('maker-checker');
    const input = { idempotencyKey: key(), budgetId: own.id, expectedVersion: own.version };
    await expectRefused(SEATS, async () => [
      await cases.give('maker-checker', 'approveBudget', input),
      await cases.give('maker-checker', 'rejectBudget', input),
    ]);
    expect(await cases.give('checker', 'approveBudget', input)).toMatchObject({
      __typename: 'BudgetApproved',
    });
  });

  it('does not release a payment run that he or she prepared', async () => {
    await cases.awarded();
    const run = await cases.prepared(PAY_DAY, 'maker-checker');
    await expectRefused(SEATS, async () => [await cases.release(run, 'maker-checker')]);
    expect(await cases.release(run)).toMatchObject({ __typename: 'PaymentRunReleased' });
  });

  it('neither prepares nor releases the payment of an award that he or she made', async () => {
    await hats(
      'chair-money',
      chairOf(cases.communityId),
      inAuthority('LA_FINANCE_MAKER'),
      inAuthority('LA_FINANCE_CHECKER'),
    );
    const given = await cases.award(await cases.submitted(), {}, 'chair-money');
    expect(given).toMatchObject({ __typename: 'RequestAwarded' });
    const input = { idempotencyKey: key(), fundCode: 'HNB_COMMUNITY', payOn: PAY_DAY };
    expect(await cases.give('chair-money', 'preparePaymentRun', input)).toMatchObject({
      __typename: 'NothingDue',
    });
    const run = await cases.prepared(PAY_DAY);
    await expectRefused(SEATS, async () => [await cases.release(run, 'chair-money')]);
    expect(await cases.release(run)).toMatchObject({ __typename: 'PaymentRunReleased' });
  });

  it('does not release the payment of an award that he or she wrote or sent in the request for', async () => {
    await hats('senco-checker', sencoOf(cases.schoolOf('senco')), inAuthority('LA_FINANCE_CHECKER'));
    for (const [writer, sender] of [
      ['senco', 'senco-checker'],
      ['senco-checker', 'senco'],
    ] as const) {
      const draft = await cases.draft({ person: writer });
      expect(await cases.award(await cases.submit(draft, sender))).toMatchObject({
        __typename: 'RequestAwarded',
      });
      const run = await cases.prepared(PAY_DAY);
      await expectRefused(SEATS, async () => [await cases.release(run, 'senco-checker')]);
      expect(await cases.release(run)).toMatchObject({ __typename: 'PaymentRunReleased' });
    }
  });

  it('does not record that money came back which he or she asked back', async () => {
    const award = await cases.awarded({ kind: 'INDIVIDUAL', childIds: [(await cases.child()).id] });
    await cases.release(await cases.prepared(PAY_DAY));
    const { recoveryId } = await cases.end({ ...award, version: 2 }, DAY.toString(), 'chair-money');
    const input = { idempotencyKey: key(), recoveryId };
    await expectRefused(SEATS, async () => [await cases.give('chair-money', 'receiveRecovery', input)]);
    expect(await cases.give('checker', 'receiveRecovery', input)).toMatchObject({
      __typename: 'RecoveryReceived',
    });
  });

  it('does not decide what he or she asked for, though the school is another’s by now', async () => {
    const personId = await hats('once-senco', chairOf(cases.communityId), sencoOf(cases.schoolOf('senco')));
    const request = await cases.submit(await cases.draft(), 'once-senco');
    await expectRefused('CONFLICT_OF_INTEREST', async () => [await cases.award(request, {}, 'once-senco')]);
    await superuser.query(
      `update access.role_assignment set valid = '[2025-09-01,2025-09-02)' where person_id = $1 and role = 'SENCO'`,
      [personId],
    );
    await expectRefused(SEATS, async () => [await cases.award(request, {}, 'once-senco')]);
  });
});

describe('the database itself refuses', () => {
  let scope: DatabaseScope;
  const people: Record<string, string> = {};
  /** A row of each table as the service wrote it, to be copied with another person in one of the seats. */
  const rows: Record<string, Readonly<Record<string, unknown>>> = {};

  const one = async (text: string, values: unknown[] = []) =>
    (await superuser.query<Record<string, string>>(text, values)).rows[0]!;

  beforeAll(async () => {
    const all = await one(`select array_agg(id::text) as ids from directory.community`);
    const schools = await one(`select array_agg(id::text) as ids from directory.school`);
    const communities = all.ids as unknown as string[];
    scope = {
      ...{
        authorityId: cases.authorityId,
        personId: newId(),
        communityIds: communities,
        awardCommunityIds: communities,
      },
      ...{ caseCommunityIds: communities, schoolIds: schools.ids as unknown as string[] },
    };
    for (const subject of ['senco', 'head', 'chair', 'chair-conflicted', 'maker', 'checker']) {
      people[subject] = (
        await one('select id from access.person where subject = $1 and authority_id = $2', [
          subject,
          cases.authorityId,
        ])
      ).id!;
    }
    await prepareRows();
  });

  async function prepareRows(): Promise<void> {
    const award = await cases.awarded();
    const run = await cases.prepared(PAY_DAY);
    await cases.awarded();
    const otherRun = await cases.prepared(PAY_DAY);
    const declined = await cases.submitted();
    await cases.done('chair', 'decideRequest', {
      ...decision(declined),
      outcome: 'DECLINED',
      rationale: 'No.',
    });
    const back = await cases.awarded({ kind: 'INDIVIDUAL', childIds: [(await cases.child()).id] });
    await cases.release(await cases.prepared(PAY_DAY));
    const { recoveryId } = await cases.end({ ...back, version: 2 }, DAY.toString());
    const budget = await cases.proposedBudget();
    const where: Record<string, [string, string]> = {
      award: ['allocation.award where id = $1', award.id],
      run: ['allocation.payment_run where id = $1', run.id],
      line: ['allocation.payment_line where run_id = $1', run.id],
      otherRun: ['allocation.payment_run where id = $1', otherRun.id],
      decision: ['allocation.decision where request_id = $1', declined.id],
      recovery: ['allocation.recovery where id = $1', recoveryId as string],
      budget: ['funding.community_budget where id = $1', budget.id],
    };
    for (const [name, [from, id]] of Object.entries(where))
      rows[name] = await one(`select * from ${from}`, [id]);
  }

  /** What the server’s own role is told when it writes past all that the code checks: a constraint, or no right at all. */
  async function refusalOf(text: string, values: unknown[]): Promise<string> {
    try {
      await api.database.unitOfWork.write(scope, async (tx) => ok(await tx.manager.query(text, values)));
      return 'written';
    } catch (fault) {
      return violatedConstraint(fault) ?? sqlState(fault) ?? String(fault);
    }
  }

  /** A copy of a row with some of it changed. */
  function copying(table: string, key: object, changes: object): Promise<string> {
    const found = Object.keys(key).map((column, at) => `r.${column} = $${at + 2}`);
    return refusalOf(
      `insert into ${table} select (jsonb_populate_record(r, $1::jsonb)).* from ${table} r where ${found.join(' and ')}`,
      [JSON.stringify(changes), ...(Object.values(key) as unknown[])],
    );
  }

  const changing = (table: string, id: unknown, set: string) =>
    refusalOf(`update ${table} set ${set} where id = $1`, [id]);

  describe('a decision', () => {
    const DECISION = 'allocation.decision';
    /** A declined request would do for the copy, had it not been decided: each copy is about a request of its own. */
    async function decided(by: string, requestedBy: string, requestId: string): Promise<string> {
      const { school_id: school, community_id: community } = await one(
        'select * from allocation.request where id = $1',
        [requestId],
      );
      const where = { request_id: requestId, school_id: school, community_id: community };
      const who = { decided_by: people[by], requested_by: people[requestedBy] };
      return copying(DECISION, { id: rows.decision!.id }, { id: newId(), ...where, ...who });
    }

    it('by somebody who works for the school, or for one that takes part', async () => {
      const own = cases.schoolOf('chair-conflicted');
      const request = await cases.submitted({ person: 'chair-conflicted' });
      expect(await decided('chair-conflicted', 'chair-conflicted', request.id)).toBe(
        'ck_decision_conflict_of_interest',
      );
      const [project] = await givenRequests(superuser, [100n], { community: 'C03', collaborating: [own] });
      expect(await decided('chair-conflicted', 'senco', project!)).toBe('ck_decision_conflict_of_interest');
      expect(await decided('chair', 'senco', project!)).toBe('written');
    });

    it('by the person who asked, also under a false name for who asked', async () => {
      const [request] = await givenRequests(superuser, [100n], { community: 'C03' });
      expect(await decided('senco', 'senco', request!)).toBe('ck_decision_other_person');
      expect(await decided('senco', 'head', request!)).toBe('ck_decision_other_person');
      expect(await decided('chair', 'head', request!)).toBe('fk_decision_request');
    });

    it('a second time', async () => {
      expect(await copying(DECISION, { id: rows.decision!.id }, { id: newId() })).toBe('uq_decision_final');
    });
  });

  it('an award by somebody who did not decide', async () => {
    const by = (person: string) =>
      copying(
        'allocation.award',
        { id: rows.award!.id },
        { id: newId(), reference: 'AWD-TEST', decision_id: rows.decision!.id, decided_by: people[person] },
      );
    expect(await by('maker')).toBe('fk_award_decision');
  });

  const WHO_ASKED_AND_DECIDED = ['drafted_by', 'requested_by', 'decided_by'];

  it('a payment prepared by somebody who wrote, sent or decided the request, or with false names for these', async () => {
    const key = { run_id: rows.line!.run_id };
    const copy = (changes: object) =>
      copying('allocation.payment_line', key, { run_id: rows.otherRun!.id, is_live: false, ...changes });
    for (const seat of WHO_ASKED_AND_DECIDED) {
      expect([seat, await copy({ prepared_by: rows.line![seat] })]).toEqual([seat, 'ck_payment_line_maker']);
      expect([seat, await copy({ [seat]: people.head })]).toEqual([seat, 'fk_payment_line_people']);
    }
    expect(await copy({ prepared_by: people.checker })).toBe('fk_payment_line_run');
    expect(await copy({ is_live: true })).toBe('uq_payment_line_live');
  });

  it('a payment from a run of another fund', async () => {
    const copy = (table: string, where: string) =>
      `insert into ${table} select (jsonb_populate_record(r, $2::jsonb)).* from ${table} r where ${where} = $1`;
    const run = { id: newId(), reference: 'PAY-TEST', fund_code: 'HNB_CONTINGENCY' };
    await superuser.query('begin');
    try {
      await superuser.query(copy('allocation.payment_run', 'id'), [rows.run!.id, run]);
      const line = superuser.query(copy('allocation.payment_line', 'run_id'), [
        rows.line!.run_id,
        { run_id: run.id, is_live: false },
      ]);
      await expect(line).rejects.toMatchObject({ constraint: 'ck_payment_line_fund' });
    } finally {
      await superuser.query('rollback');
    }
  });

  it('a payment released by somebody who wrote, sent or decided the request, or prepared the run', async () => {
    for (const seat of [...WHO_ASKED_AND_DECIDED, 'prepared_by']) {
      const text = `update allocation.payment_line set released_by = ${seat} where run_id = $1`;
      expect([seat, await refusalOf(text, [rows.line!.run_id])]).toEqual([seat, 'ck_payment_line_checker']);
    }
    const released = (by: string) =>
      changing('allocation.payment_run', rows.run!.id, `state = 'RELEASED', released_by = ${by}`);
    expect(await released('prepared_by')).toBe('ck_payment_run_checker');
    expect(await released(`'${people.checker}'`)).toBe('ck_payment_run_released_whole');
  });

  it('a budget approved by the person who proposed it', async () => {
    expect(
      await changing(
        'funding.community_budget',
        rows.budget!.id,
        `state = 'OPEN', approved_by = proposed_by`,
      ),
    ).toBe('ck_community_budget_checker');
  });

  it('money recorded as back by the person who asked it back', async () => {
    expect(
      await changing('allocation.recovery', rows.recovery!.id, `state = 'RECEIVED', received_by = agreed_by`),
    ).toBe('ck_recovery_checker');
  });

  it('to have the names in a seat changed afterwards', async () => {
    const DENIED = '42501';
    const seats = [
      ['allocation.award', 'requested_by', rows.award!.id],
      ['allocation.award', 'decided_by', rows.award!.id],
      ['allocation.payment_run', 'prepared_by', rows.run!.id],
      ['allocation.recovery', 'agreed_by', rows.recovery!.id],
      ['funding.community_budget', 'proposed_by', rows.budget!.id],
      ['allocation.decision', 'decided_by', rows.decision!.id],
    ] as const;
    for (const [table, seat, id] of seats) {
      expect([table, seat, await changing(table, id, `${seat} = ${seat}`)]).toEqual([table, seat, DENIED]);
    }
    const asker = `submitted_by = '${people.head}'`;
    expect(await changing('allocation.request', rows.award!.request_id, asker)).toBe('fk_decision_request');
    for (const seat of [...WHO_ASKED_AND_DECIDED, 'prepared_by']) {
      expect(
        await refusalOf(`update allocation.payment_line set ${seat} = ${seat} where run_id = $1`, [
          rows.line!.run_id,
        ]),
      ).toBe(DENIED);
    }
  });
});
