import { newId, plainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { places, PupilsRoom, senco } from '../spec-support/pupils-room.js';
import { countChange, lockChild } from './child-row.sql.js';
import { lockAgreement } from './engagement-agreement.sql.js';
import { childrenOnRoll, childrenPage, countChildren, findChild } from './stored-child.query.js';

const today = plainDate('2026-10-01');
const ofSchool = { schoolId: places.schoolId, rows: 10 };
const atHome = { ...senco, schoolIds: [places.schoolId] };
const elsewhere = { ...senco, schoolIds: [places.otherSchoolId] };

let room: PupilsRoom;
let childId: string;
let agreementId: string;

beforeAll(async () => {
  room = await PupilsRoom.open();
  childId = await room.given();
  const given = { childId, body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED', agreedOn: today } as const;
  const done = await room.recordAgreement.run(senco, { ...given, idempotencyKey: newId() });
  agreementId = done.ok ? done.value.agreementId : '';
});

afterAll(() => room.close());

type Search = (tx: Tx, scope: typeof atHome) => Promise<unknown>;

const searches: Record<string, Search> = {
  'one child': async (tx, scope) => ((await findChild(tx, scope, childId, today)) ? 1 : 0),
  'a page': async (tx, scope) => (await childrenPage(tx, scope, today, ofSchool)).length,
  'a count': (tx, scope) => countChildren(tx, scope, today, places.schoolId),
  'children for a request': async (tx, scope) => (await childrenOnRoll(tx, scope, today, [childId])).length,
  'a child to change': async (tx, scope) => ((await lockChild(tx, scope, childId)) ? 1 : 0),
  'an agreement to change': async (tx, scope) => ((await lockAgreement(tx, scope, agreementId)) ? 1 : 0),
};

describe('a search finds the children of the own schools by its own words, without row level security', () => {
  /** The transaction is that of the own school, so row level security would show everything. */
  async function foundBy(search: Search, scope: typeof atHome): Promise<unknown> {
    const done = await room.unitOfWork.write<unknown, never>(senco, async (tx) => ({
      ok: true,
      value: await search(tx, scope),
    }));
    return done.ok ? done.value : done.error;
  }

  it.each(Object.entries(searches))('%s', async (_, search) => {
    expect(await foundBy(search, atHome)).toBe(1);
    expect(await foundBy(search, elsewhere)).toBe(0);
  });
});

describe('a page', () => {
  it('starts with the child registered first, however the rows lie in their table', async () => {
    await room.given({ upn: undefined });
    const scanTheTable = statement(
      'spec.scan_the_table',
      `select set_config(name, 'off', true)
         from unnest(array['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']) as name`,
    );
    const done = await room.unitOfWork.write<unknown, never>(senco, async (tx) => {
      await tx.all(scanTheTable);
      const before = await childrenPage(tx, senco, today, { ...ofSchool, rows: 1 });
      // The new version of a row lies behind all others.
      await countChange(tx, { authorityId: places.authorityId, schoolId: places.schoolId, childId });
      const after = await childrenPage(tx, senco, today, { ...ofSchool, rows: 1 });
      return { ok: true, value: [before[0]?.id, after[0]?.id] };
    });
    expect(done).toEqual({ ok: true, value: [childId, childId] });
  });
});
