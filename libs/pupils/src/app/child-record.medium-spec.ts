import { newId, plainDate } from '#kernel';
import { InvalidInput, NotFound, StaleVersion } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Child } from '../domain/child.js';
import type { SenRecord } from '../domain/sen-record.js';
import { otherSenco, PupilsRoom, senco } from '../spec-support/pupils-room.js';
import { AgreementAlreadyWithdrawn } from './child.errors.js';

let room: PupilsRoom;
let childId: string;

/** Sees the children of the school and may change nothing: no role is like that today, but rights change. */
const reader = Object.create(senco, { mayIn: { value: () => false } }) as typeof senco;

beforeAll(async () => {
  room = await PupilsRoom.open();
});

beforeEach(async () => {
  childId = await room.given({ upn: undefined });
});

afterAll(() => room.close());

async function childNow(): Promise<Child> {
  const child = await room.viewChild.run(senco, { childId, operation: 'child', withIdentity: false });
  if (child === undefined) throw new Error('The child is not there.');
  return child;
}

async function agree(agreedOn = '2026-09-14', idempotencyKey: string = newId()) {
  return room.recordAgreement.run(senco, {
    childId,
    body: 'COMMUNITY',
    signer: 'PARENT',
    method: 'SIGNED',
    agreedOn: plainDate(agreedOn),
    idempotencyKey,
  });
}

describe('a change of the SEN record', () => {
  const ehcp: SenRecord = { provision: 'E', primaryNeed: 'SEMH' };
  const change = (sen: SenRecord, from: string, expectedVersion = 1, actor = senco) =>
    room.changeSenProvision.run(actor, { childId, expectedVersion, sen, from: plainDate(from) });

  it('holds from its day on, and what held before stays readable', async () => {
    expect((await change(ehcp, '2026-09-21')).ok).toBe(true);
    expect(await childNow()).toMatchObject({ version: 2, sen: ehcp });
    const history = await room.rowsSeenBy<{ provision: string; needs: string; valid: string }>(
      senco,
      `select s.provision, s.valid::text, string_agg(n.type || n.rank, ' ' order by n.rank) as needs
         from pupils.sen_status s left join pupils.need n on n.child_id = s.child_id and n.valid && s.valid
        where s.child_id = '${childId}' group by s.id, s.provision, s.valid order by s.valid`,
    );
    expect(history).toEqual([
      { provision: 'K', needs: 'SLCN1 SEMH2', valid: '[2022-09-01,2026-09-21)' },
      { provision: 'E', needs: 'SEMH1', valid: '[2026-09-21,)' },
    ]);
  });

  it('that starts later does not show before its day', async () => {
    expect((await change(ehcp, '2026-10-02')).ok).toBe(true);
    expect((await childNow()).sen).toMatchObject({ provision: 'K' });
  });

  it('can take the needs away with the provision', async () => {
    expect((await change({ provision: 'N' }, '2026-09-21')).ok).toBe(true);
    expect((await childNow()).sen).toEqual({ provision: 'N' });
  });

  it('is refused on or before the day the latest record starts', async () => {
    for (const day of ['2022-09-01', '2022-08-31']) {
      const refused = await change(ehcp, day);
      expect(refused).toMatchObject({ ok: false, error: { field: 'from' } });
    }
    expect(await childNow()).toMatchObject({ version: 1, sen: { provision: 'K' } });
  });

  it('is refused after the last day on roll', async () => {
    const end = { childId, expectedVersion: 1, lastDay: plainDate('2026-12-18') };
    expect((await room.endEnrolment.run(senco, end)).ok).toBe(true);
    expect(await change(ehcp, '2026-12-19', 2)).toMatchObject({ ok: false, error: { field: 'from' } });
    expect((await change(ehcp, '2026-12-18', 2)).ok).toBe(true);
  });

  it('is refused for needs that do not fit the provision', async () => {
    expect(await change({ provision: 'E', primaryNeed: 'NSA' }, '2026-09-21')).toMatchObject({
      error: { field: 'primaryNeed' },
    });
  });

  it('is refused when somebody changed the record in between, even at the same moment', async () => {
    const answers = await Promise.all([change(ehcp, '2026-09-21'), change({ provision: 'N' }, '2026-09-22')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: new StaleVersion(1, 2) });
  });

  it('of another school’s child reads like one of a child that does not exist', async () => {
    const refused = await change(ehcp, '2026-09-21', 1, otherSenco);
    expect(refused).toMatchObject({ ok: false });
    const nobody = { childId: newId(), expectedVersion: 1, sen: ehcp, from: plainDate('2026-09-21') };
    expect(await room.changeSenProvision.run(senco, nobody)).toEqual(refused);
    expect(refused).toMatchObject({ error: new NotFound('such child') });
    expect(await change(ehcp, '2026-09-21', 1, reader)).toEqual(refused);
  });
});

describe('the end of an enrolment', () => {
  const end = (lastDay: string, expectedVersion = 1, actor = senco) =>
    room.endEnrolment.run(actor, { childId, expectedVersion, lastDay: plainDate(lastDay) });

  it('is the last day on roll', async () => {
    expect((await end('2026-12-18')).ok).toBe(true);
    expect(await childNow()).toMatchObject({ version: 2, lastDayOnRoll: plainDate('2026-12-18') });
  });

  it('can be set anew, and may be the first day', async () => {
    await end('2026-12-18');
    expect((await end('2022-09-01', 2)).ok).toBe(true);
    expect((await childNow()).lastDayOnRoll).toEqual(plainDate('2022-09-01'));
  });

  it('is refused before the first day, on an old version, and for another school', async () => {
    expect(await end('2022-08-31')).toMatchObject({ error: expect.any(InvalidInput) });
    expect(await end('2026-12-18', 7)).toMatchObject({ error: new StaleVersion(7, 1) });
    expect(await end('2026-12-18', 1, otherSenco)).toMatchObject({ error: new NotFound('such child') });
    expect((await childNow()).lastDayOnRoll).toBeUndefined();
  });
});

describe('an agreement to engage', () => {
  it('is recorded once for one key', async () => {
    const key = newId();
    const first = await agree('2026-09-14', key);
    expect(first.ok).toBe(true);
    expect(await agree('2026-09-14', key)).toEqual(first);
    expect((await childNow()).agreements).toEqual([
      {
        id: first.ok && first.value.agreementId,
        body: 'COMMUNITY',
        signer: 'PARENT',
        method: 'SIGNED',
        agreedOn: plainDate('2026-09-14'),
        withdrawnOn: undefined,
      },
    ]);
  });

  it('is refused for a day to come and for another school’s child', async () => {
    expect(await agree('2026-10-02')).toMatchObject({ error: { field: 'agreedOn' } });
    expect((await agree('2026-10-01')).ok).toBe(true);
    const input = { childId, body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED' } as const;
    const rest = { agreedOn: plainDate('2026-09-14'), idempotencyKey: newId() };
    expect(await room.recordAgreement.run(otherSenco, { ...input, ...rest })).toMatchObject({
      error: new NotFound('such child'),
    });
  });

  it('is withdrawn once, and stays on record', async () => {
    const given = await agree();
    const agreementId = given.ok ? given.value.agreementId : '';
    const withdraw = (day: string, actor = senco) =>
      room.withdrawAgreement.run(actor, { agreementId, withdrawnOn: plainDate(day) });

    expect(await withdraw('2026-09-30', otherSenco)).toMatchObject({ error: new NotFound('such agreement') });
    expect(await withdraw('2026-09-30', reader)).toMatchObject({ error: new NotFound('such agreement') });
    expect(await withdraw('2026-09-13')).toMatchObject({ error: { field: 'withdrawnOn' } });
    expect(await withdraw('2026-10-02')).toMatchObject({ error: { field: 'withdrawnOn' } });
    expect(await withdraw('2026-09-30')).toMatchObject({ ok: true, value: { childId } });
    expect(await withdraw('2026-10-01')).toMatchObject({
      error: new AgreementAlreadyWithdrawn(plainDate('2026-09-30')),
    });
    expect((await childNow()).agreements).toMatchObject([{ withdrawnOn: plainDate('2026-09-30') }]);
  });
});
