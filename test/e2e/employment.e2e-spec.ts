import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId, ok } from '#kernel';
import { violatedConstraint, type DatabaseScope } from '#platform';
import { Cases, type Outcome, type Seen } from '../support/given-cases.js';
import { AUTUMN } from '../support/given-day.js';
import { appoint, employ, type Employer } from '../support/given-people.js';
import { givenRequests } from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;
/** The school that asks, and the trust that runs it. */
let schoolId: string;
let trustId: string;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
  schoolId = cases.schoolOf('senco');
  trustId = await trustRunning(schoolId);
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

/** Gives the open registration of a school to a trust of the demonstration. */
async function trustRunning(school: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(
    `update directory.school_registration r set trust_id = t.id
       from (select id, authority_id from directory.trust order by group_uid limit 1) t
      where r.authority_id = t.authority_id and r.school_id = $1 and r.status = 'OPEN' returning t.id`,
    [school],
  );
  return rows[0]!.id;
}

const SINCE_LAST_YEAR = '[2025-09-01,)';
const ENDED = '[2024-09-01,2025-09-01)';
const NEXT_CENTURY = '[2100-01-01,)';

let chairs = 0;

/** A chair of C01 who holds no role at any school, and what he or she works for. */
async function chairWho(employer?: Employer, valid = SINCE_LAST_YEAR): Promise<string> {
  const subject = `employed-chair-${(chairs += 1)}`;
  const role = { role: 'COMMUNITY_CHAIR', scopeKind: 'COMMUNITY', scopeId: cases.communityId } as const;
  const personId = await appoint(superuser, cases.authorityId, subject, [role]);
  if (employer) await employ(superuser, cases.authorityId, personId, employer, valid);
  return subject;
}

const WAYS: readonly [string, () => Employer][] = [
  ['is employed there', () => ({ kind: 'EMPLOYEE', schoolId })],
  ['is a governor there', () => ({ kind: 'GOVERNOR', schoolId })],
  ['works for its trust', () => ({ kind: 'TRUST', trustId })],
];

describe('a chair who holds no role at the school, but', () => {
  let request: Seen;

  beforeEach(async () => {
    request = await cases.submitted();
  });

  const declines = (person: string, { id, version }: Seen): Promise<Outcome> =>
    cases.give(person, 'decideRequest', {
      ...{ idempotencyKey: newId(), requestId: id, expectedVersion: version },
      ...{ outcome: 'DECLINED', rationale: 'Not now.' },
    });

  /** What the chair is offered to do before trying. */
  async function offered(person: string, { id }: Seen): Promise<Record<string, boolean>> {
    const query = 'query ($id: ID!) { request(id: $id) { availableActions { action isPossible } } }';
    type Told = { request: { availableActions: { action: string; isPossible: boolean }[] } };
    const { request: told } = await api.ask<Told>(person, query, { id });
    return Object.fromEntries(told.availableActions.map(({ action, isPossible }) => [action, isPossible]));
  }

  it.each(WAYS)(
    '%s, decides nothing about its requests and is told so before trying',
    async (_, employer) => {
      const chair = await chairWho(employer());
      expect(await offered(chair, request)).toMatchObject({ AWARD: false, DECIDE: false, RETURN: false });
      expect(await declines(chair, request)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
      expect(await cases.award(request, {}, chair)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    },
  );

  it.each(WAYS)('%s, keeps out of a project in which it takes part', async (_, employer) => {
    const [id] = await givenRequests(superuser, [100n], { collaborating: [schoolId] });
    const chair = await chairWho(employer());
    expect(await declines(chair, { id: id!, version: 1 })).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
  });

  it.each([
    ['did so until last year', ENDED],
    ['will only later', NEXT_CENTURY],
  ])('%s, decides', async (_, valid) => {
    const chair = await chairWho({ kind: 'EMPLOYEE', schoolId }, valid);
    expect(await offered(chair, request)).toMatchObject({ AWARD: true, DECIDE: true });
    expect(await declines(chair, request)).toMatchObject({ __typename: 'RequestDecided' });
  });

  it('works for another school, decides', async () => {
    const chair = await chairWho({ kind: 'EMPLOYEE', schoolId: cases.schoolOf('second-senco') });
    expect(await declines(chair, request)).toMatchObject({ __typename: 'RequestDecided' });
  });
});

describe('the database', () => {
  /** Writes a decision with the rights of the server, past all that the code checks. */
  async function decidesInSql(subject: string): Promise<string> {
    const { id } = await cases.submitted();
    const communities = [cases.communityId];
    const scope: DatabaseScope = {
      ...{ authorityId: cases.authorityId, personId: newId(), communityIds: communities },
      ...{ awardCommunityIds: communities, caseCommunityIds: communities, schoolIds: [] },
    };
    try {
      await api.database.unitOfWork.write(scope, async ({ manager }) =>
        ok(
          await manager.query(
            `insert into allocation.decision (authority_id, id, request_id, request_version, community_id, school_id, outcome,
                  amount_pence, rationale, requested_by, decided_by)
           select q.authority_id, $1, q.id, q.version, q.community_id, q.school_id, 'DECLINED', 0, 'No.', q.submitted_by, p.id
             from allocation.request q join access.person p on p.authority_id = q.authority_id and p.subject = $2
            where q.id = $3`,
            [newId(), subject, id],
          ),
        ),
      );
      return 'written';
    } catch (fault) {
      return violatedConstraint(fault) ?? String(fault);
    }
  }

  it.each(WAYS)('refuses the decision of a chair who %s', async (_, employer) => {
    expect(await decidesInSql(await chairWho(employer()))).toBe('ck_decision_conflict_of_interest');
  });

  it('lets one decide who works for nobody, or no longer', async () => {
    expect(await decidesInSql(await chairWho())).toBe('written');
    expect(await decidesInSql(await chairWho({ kind: 'TRUST', trustId }, ENDED))).toBe('written');
  });

  it('counts a school for the trust only while it is the trust’s', async () => {
    const before = `update directory.school_registration set opened_on = $2::date, closed_on = $3::date where school_id = $1 and status = 'OPEN'`;
    const chair = await chairWho({ kind: 'TRUST', trustId });
    await superuser.query(before, [schoolId, '2100-01-01', null]);
    expect(await decidesInSql(chair)).toBe('written');
    await superuser.query(before, [schoolId, null, '2020-08-31']);
    expect(await decidesInSql(chair)).toBe('written');
    await superuser.query(before, [schoolId, null, null]);
    expect(await decidesInSql(chair)).toBe('ck_decision_conflict_of_interest');
  });

  it('keeps one fact once, and lets the server change none', async () => {
    const personId = await appoint(superuser, cases.authorityId, await chairWho(), []);
    const again = (employer: Employer, valid: string) =>
      employ(superuser, cases.authorityId, personId, employer, valid).then(
        () => 'written',
        (fault: unknown) => violatedConstraint(fault),
      );
    expect(await again({ kind: 'EMPLOYEE', schoolId }, SINCE_LAST_YEAR)).toBe('written');
    expect(await again({ kind: 'EMPLOYEE', schoolId }, '[2026-01-01,2026-02-01)')).toBe(
      'ex_employment_overlap',
    );
    expect(await again({ kind: 'EMPLOYEE', schoolId }, ENDED)).toBe('written');
    expect(await again({ kind: 'GOVERNOR', schoolId }, SINCE_LAST_YEAR)).toBe('written');
    expect(await again({ kind: 'TRUST', schoolId }, SINCE_LAST_YEAR)).toBe('ck_employment_employer');
    const { rows } = await superuser.query(
      `select p as right from unnest(array['insert', 'update', 'delete', 'truncate', 'select']) p
        where has_table_privilege('app', 'access.employment', p)`,
    );
    expect(rows).toEqual([{ right: 'select' }]);
  });
});
