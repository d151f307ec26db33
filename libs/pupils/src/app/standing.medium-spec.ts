import { newId, plainDate } from '#kernel';
import { statement } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chair, places, PupilsRoom, senco } from '../spec-support/pupils-room.js';
import { standingOf } from './standing.query.js';

let room: PupilsRoom;
let childId: string;

beforeAll(async () => {
  room = await PupilsRoom.open();
  childId = await room.given({ enrolledFrom: plainDate('2026-09-07'), sen: { provision: 'E' } });
  const given = { childId, body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED' } as const;
  const agreedOn = plainDate('2026-09-14');
  const done = await room.recordAgreement.run(senco, { ...given, agreedOn, idempotencyKey: newId() });
  const agreementId = done.ok ? done.value.agreementId : '';
  await room.withdrawAgreement.run(senco, { agreementId, withdrawnOn: plainDate('2026-09-28') });
  await room.endEnrolment.run(senco, { childId, expectedVersion: 1, lastDay: plainDate('2026-12-18') });
});

afterAll(() => room.close());

interface Question {
  readonly from?: string;
  readonly until?: string;
  readonly on?: string;
  readonly body?: string;
  readonly schoolId?: string;
  readonly child?: string;
}

/** As the chair, who sees no row of the child. */
async function standing({
  from = '2026-09-07',
  until = '2026-12-18',
  on = '2026-09-14',
  ...rest
}: Question = {}) {
  const { body = 'COMMUNITY', schoolId = places.schoolId, child = childId } = rest;
  const dates = { from: plainDate(from), until: plainDate(until), on: plainDate(on) };
  const asked = { schoolId, childIds: [child], body, ...dates };
  return (await room.unitOfWork.read(chair, (tx) => standingOf(tx, chair, asked)))[0];
}

describe('how a child stands, for somebody who decides', () => {
  it('is three facts and an id, and nothing else', async () => {
    expect(await standing()).toEqual({ childId, onRoll: true, agreed: true, hasEhcp: true });
  });

  it.each<[string, Question]>([
    ['starts before the first day on roll', { from: '2026-09-06' }],
    ['ends after the last one', { until: '2026-12-19' }],
    ['is asked about at another school', { schoolId: places.otherSchoolId }],
  ])('is not on roll for a period that %s', async (_, question) => {
    expect((await standing(question))?.onRoll).toBe(false);
  });

  it.each<[string, Question]>([
    ['before the agreement was given', { on: '2026-09-13' }],
    ['on the day it was withdrawn', { on: '2026-09-28' }],
    ['with another body', { body: 'SCHOOL_PRG' }],
  ])('is without agreement %s', async (_, question) => {
    expect((await standing(question))?.agreed).toBe(false);
  });

  it('holds to the last day before the withdrawal', async () => {
    expect((await standing({ on: '2026-09-27' }))?.agreed).toBe(true);
  });

  it('is all no for a child that does not exist', async () => {
    const child = newId();
    expect(await standing({ child })).toEqual({
      childId: child,
      onRoll: false,
      agreed: false,
      hasEhcp: false,
    });
  });

  it('opens nothing for the rest of the transaction', async () => {
    const rows = statement<{ rows: number }>(
      'spec.rows',
      'select count(*)::integer as rows from pupils.child',
    );
    const dates = {
      from: plainDate('2026-09-07'),
      until: plainDate('2026-12-18'),
      on: plainDate('2026-09-14'),
    };
    const asked = { schoolId: places.schoolId, childIds: [childId], body: 'COMMUNITY', ...dates };
    const seen = await room.unitOfWork.read(chair, async (tx) => {
      await standingOf(tx, chair, asked);
      return tx.only(rows);
    });
    expect(seen).toEqual({ rows: 0 });
  });
});
