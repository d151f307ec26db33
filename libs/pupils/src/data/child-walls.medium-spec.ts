import { newId, plainDate } from '#kernel';
import { sqlState, violatedConstraint } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CANARY,
  chair,
  formOf,
  officer,
  otherSenco,
  places,
  PupilsRoom,
  representative,
  senco,
} from '../spec-support/pupils-room.js';
import { insertChild } from './child-row.sql.js';

const TABLES = [
  'child',
  'child_identity',
  'enrolment',
  'sen_status',
  'need',
  'engagement_agreement',
  'child_view',
];

let room: PupilsRoom;
let childId: string;
let childWithOneNeed: string;
const idempotencyKey = newId();

beforeAll(async () => {
  room = await PupilsRoom.open();
  const input = { schoolId: places.schoolId, form: formOf(), idempotencyKey };
  const done = await room.registerChild.run(senco, input);
  childId = done.ok ? done.value.childId : '';
  childWithOneNeed = await room.given({ upn: undefined, sen: { provision: 'K', primaryNeed: 'SLCN' } });
  const agreement = { childId, body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED' } as const;
  await room.recordAgreement.run(senco, {
    ...agreement,
    agreedOn: plainDate('2026-09-14'),
    idempotencyKey: newId(),
  });
  await room.viewChild.run(senco, { childId, operation: 'child', withIdentity: true });
});

afterAll(() => room.close());

describe('the database shows the rows of a child', () => {
  const rows = async (scope: typeof senco, table: string) =>
    (
      await room.rowsSeenBy<{ rows: number }>(scope, `select count(*)::integer as rows from pupils.${table}`)
    )[0]?.rows;

  it.each(TABLES)('of pupils.%s to its own school', async (table) => {
    expect(await rows(senco, table)).toBeGreaterThan(0);
  });

  const others = {
    'another school’s SENCO': otherSenco,
    'a chair': chair,
    'the authority': officer,
    'a school representative': representative,
  };

  it.each(
    Object.entries(others).flatMap(([who, scope]) => TABLES.map((table) => [who, table, scope] as const)),
  )('never to %s: pupils.%s', async (_, table, scope) => {
    expect(await rows(scope, table)).toBe(0);
  });

  it('never to a school of the same id in another authority', async () => {
    const elsewhere = { ...senco, authorityId: newId() };
    expect(await room.rowsSeenBy(elsewhere, 'select id from pupils.child')).toEqual([]);
  });
});

describe('the database lets nobody', () => {
  async function stateOf(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'accepted',
      (fault: unknown) => violatedConstraint(fault) ?? sqlState(fault) ?? 'unknown',
    );
  }
  const INSUFFICIENT_PRIVILEGE = '42501';

  it('enter a child for another school than the own', async () => {
    const child = { authorityId: places.authorityId, schoolId: places.otherSchoolId, childId: newId() };
    const entry = room.unitOfWork.write(senco, async (tx) => {
      await insertChild(tx, child, senco.personId);
      return { ok: true, value: undefined };
    });
    expect(await stateOf(entry)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it.each(TABLES)('delete from pupils.%s', async (table) => {
    expect(await stateOf(room.execute(senco, `delete from pupils.${table}`))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it.each([
    'update pupils.child_view set operation = operation',
    'update pupils.child_identity set key_id = key_id',
    'update pupils.child set pseudonym = pseudonym',
    'update pupils.engagement_agreement set agreed_on = agreed_on',
    'truncate pupils.child_view',
  ])('rewrite history: %s', async (sql) => {
    expect(await stateOf(room.execute(senco, sql))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  const columns = (child = childId) =>
    `'${places.authorityId}', '${places.schoolId}', '${child}', '${newId()}'`;

  it.each([
    [
      'ex_enrolment_one_school',
      () =>
        `enrolment (authority_id, school_id, child_id, id, valid) values (${columns()}, '[2023-01-01,2023-02-01)')`,
    ],
    [
      'ex_sen_status_one_provision',
      () =>
        `sen_status (authority_id, school_id, child_id, id, provision, valid) values (${columns()}, 'N', '[2023-01-01,)')`,
    ],
    [
      'ex_need_one_per_rank',
      () =>
        `need (authority_id, school_id, child_id, id, type, rank, valid) values (${columns()}, 'HI', 1, '[2023-01-01,)')`,
    ],
    [
      'ex_need_one_per_type',
      () =>
        `need (authority_id, school_id, child_id, id, type, rank, valid) values (${columns(childWithOneNeed)}, 'SLCN', 2, '[2023-01-01,)')`,
    ],
    [
      'ck_need_rank',
      () =>
        `need (authority_id, school_id, child_id, id, type, rank, valid) values (${columns()}, 'HI', 3, '[2020-01-01,2020-02-01)')`,
    ],
    [
      'ck_sen_status_provision',
      () =>
        `sen_status (authority_id, school_id, child_id, id, provision, valid) values (${columns()}, 'S', '[2020-01-01,2020-02-01)')`,
    ],
  ])('break %s', async (constraint, insert) => {
    expect(await stateOf(room.execute(senco, `insert into pupils.${insert()}`))).toBe(constraint);
  });

  it('withdraw an agreement before it was given', async () => {
    const withdrawal = room.execute(
      senco,
      `update pupils.engagement_agreement set withdrawn_on = agreed_on - 1`,
    );
    expect(await stateOf(withdrawal)).toBe('ck_engagement_agreement_withdrawn');
  });
});

describe('a stolen copy of the database', () => {
  const spellings = Object.values(CANARY).flatMap((word) => [
    word,
    Buffer.from(word).toString('hex'),
    Buffer.from(word).toString('base64').replace(/=+$/, ''),
  ]);

  it.each([...TABLES.map((table) => `pupils.${table}`), 'platform.idempotency'])(
    'holds nothing of a name, a date of birth or a UPN in %s',
    async (table) => {
      const rows = await room.dump(table);
      expect(rows.length).toBeGreaterThan(0);
      for (const spelling of spellings)
        expect(rows.join('\n').toLowerCase()).not.toContain(spelling.toLowerCase());
    },
  );

  it('would be found out by these searches if it did', async () => {
    const clear = `select '${CANARY.familyName}'::text as name, '${CANARY.upn}'::bytea as upn`;
    const [row] = await room.rowsSeenBy<{ row: string }>(senco, `select t::text as row from (${clear}) t`);
    const found = spellings.filter((spelling) => row?.row.includes(spelling));
    expect(found).toEqual([CANARY.familyName, Buffer.from(CANARY.upn).toString('hex')]);
  });
});

describe('a pseudonym', () => {
  it('that is taken in the authority, even by a child out of sight, is drawn again', async () => {
    const [first] = await room.rowsSeenBy<{ pseudonym: string }>(
      senco,
      'select pseudonym from pupils.child limit 1',
    );
    const taken = first?.pseudonym ?? '';
    const draws = [taken, taken, 'Child FREE-01'];
    const child = { authorityId: places.authorityId, schoolId: places.otherSchoolId, childId: newId() };
    await room.unitOfWork.write(otherSenco, async (tx) => {
      await insertChild(tx, child, otherSenco.personId, () => draws.shift() ?? 'Child NEVER-1');
      return { ok: true, value: undefined };
    });
    const named = await room.rowsSeenBy(
      otherSenco,
      `select pseudonym from pupils.child where id = '${child.childId}'`,
    );
    expect(named).toEqual([{ pseudonym: 'Child FREE-01' }]);
  });

  it('is not drawn for ever', async () => {
    const [first] = await room.rowsSeenBy<{ pseudonym: string }>(
      senco,
      'select pseudonym from pupils.child limit 1',
    );
    const child = { authorityId: places.authorityId, schoolId: places.schoolId, childId: newId() };
    const entry = room.unitOfWork.write(senco, async (tx) => {
      await insertChild(tx, child, senco.personId, () => first?.pseudonym ?? '');
      return { ok: true, value: undefined };
    });
    await expect(entry).rejects.toThrow('No free pseudonym');
  });
});
