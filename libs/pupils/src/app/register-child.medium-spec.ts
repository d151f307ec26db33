import { newId, plainDate, upnCheckLetter } from '#kernel';
import { InvalidInput, KeyReused, NotFound, violatedConstraint } from '#platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { BlindIndex } from '../data/blind-index.js';
import {
  CANARY,
  head,
  inputOf,
  otherSenco,
  places,
  PupilsRoom,
  senco,
  vaults,
} from '../spec-support/pupils-room.js';
import { UpnAlreadyRegistered } from './child.errors.js';
import { RegisterChild } from './register-child.js';

let room: PupilsRoom;
let serial = 0;

beforeAll(async () => {
  room = await PupilsRoom.open();
});

afterAll(() => room.close());

/** A valid UPN that no other test uses. */
function freshUpn(laNumber = '886'): string {
  const digits = `${laNumber}999926${String((serial += 1)).padStart(3, '0')}`;
  return `${upnCheckLetter(digits)}${digits}`;
}

describe('registering a child', () => {
  let upn: string;
  beforeEach(() => {
    upn = freshUpn();
  });

  it('keeps the identity for the own school, whoever of it registers', async () => {
    const childId = await room.given({ upn }, head);
    const child = await room.viewChild.run(senco, { childId, operation: 'child', withIdentity: true });
    const { givenName, familyName, dateOfBirth } = inputOf().form;
    expect(child?.identity).toEqual({ givenName, familyName, dateOfBirth, upn });
    expect(child).toMatchObject({ schoolId: places.schoolId, version: 1, ncYear: 4 });
    expect(child?.firstDayOnRoll).toEqual(plainDate('2022-09-01'));
    expect(child?.sen).toEqual({ provision: 'K', primaryNeed: 'SLCN', secondaryNeed: 'SEMH' });
    expect(child?.pseudonym).toMatch(/^Child [0-9A-Z]{4}-[0-9A-Z]{2}$/);
  });

  it('takes a child without a UPN, more than once', async () => {
    expect(await room.given({ upn: undefined })).not.toBe(await room.given({ upn: undefined }));
  });

  it('takes a child who is taught out of cohort, with the reason', async () => {
    const outOfCohort = { ncYear: -1, reason: 'STARTED_LATER' } as const;
    const childId = await room.given({ upn, outOfCohort });
    const child = await room.viewChild.run(senco, { childId, operation: 'child', withIdentity: false });
    expect(child).toMatchObject({ ncYear: 3, outOfCohort });
  });

  it('warns of a UPN with an unknown local authority number, and still registers', async () => {
    const done = await room.registerChild.run(senco, inputOf({ upn: freshUpn('999') }));
    expect(done).toMatchObject({
      ok: true,
      value: { warnings: [expect.stringContaining('local authority number')] },
    });
  });

  it('takes effect once for one key, and answers alike each time', async () => {
    const input = inputOf({ upn: freshUpn('999') });
    const before = await room.count('child');
    const first = await room.registerChild.run(senco, input);
    const second = await room.registerChild.run(senco, input);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await room.count('child')).toBe(before + 1);
  });

  it('takes effect once when the same command arrives many times at once', async () => {
    const before = await room.count('child');
    const input = inputOf({ upn });
    const answers = await Promise.all(Array.from({ length: 8 }, () => room.registerChild.run(senco, input)));
    expect(answers[0]?.ok).toBe(true);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await room.count('child')).toBe(before + 1);
  });

  it('keeps nothing of the child with the key: an id, and a hash that cannot be guessed without a secret', async () => {
    const input = inputOf({ upn });
    const done = await room.registerChild.run(senco, input);
    const [kept] = await room.rowsSeenBy<{ request_hash: string; response: object }>(
      senco,
      `select request_hash, response from platform.idempotency where key = '${input.idempotencyKey}'`,
    );
    expect(kept?.response).toEqual({ childId: done.ok && done.value.childId });
    const elsewhere = new RegisterChild(
      room.unitOfWork,
      vaults.usual,
      new BlindIndex(Buffer.alloc(32)),
      room.clock,
    );
    const repeated = await elsewhere.run(senco, input);
    expect(repeated).toEqual({ ok: false, error: new KeyReused() });
  });
});

describe('a registration is refused', () => {
  async function refusalOf(...call: Parameters<RegisterChild['run']>): Promise<unknown> {
    const before = await room.count('child');
    const done = await room.registerChild.run(...call);
    expect(await room.count('child')).toBe(before);
    return done.ok ? 'accepted' : done.error;
  }

  it('for a school that is not the own one, as for one that does not exist', async () => {
    const elsewhere = await refusalOf(otherSenco, inputOf());
    const nowhere = await refusalOf(otherSenco, { ...inputOf(), schoolId: newId() });
    expect(elsewhere).toEqual(nowhere);
    expect(elsewhere).toBeInstanceOf(NotFound);
  });

  it('for a form that does not make sense', async () => {
    const refusal = await refusalOf(senco, inputOf({ upn: 'A801200005001' }));
    expect(refusal).toBeInstanceOf(InvalidInput);
    expect(refusal).toMatchObject({ field: 'upn' });
  });

  it('for a UPN that is registered already, however it is typed, and a new key changes nothing', async () => {
    const upn = freshUpn();
    await room.given({ upn });
    expect(await refusalOf(senco, inputOf({ upn: ` ${upn.toLowerCase()} ` }))).toBeInstanceOf(
      UpnAlreadyRegistered,
    );
  });

  it('in the same words whether the UPN is registered here or at a school out of sight', async () => {
    const upn = freshUpn();
    const done = await room.registerChild.run(otherSenco, {
      ...inputOf({ upn }),
      schoolId: places.otherSchoolId,
    });
    expect(done.ok).toBe(true);
    const here = freshUpn();
    await room.given({ upn: here });
    const outOfSight = await refusalOf(senco, inputOf({ upn }));
    expect(outOfSight).toBeInstanceOf(UpnAlreadyRegistered);
    expect(outOfSight).toEqual(await refusalOf(senco, inputOf({ upn: here })));
  });

  it('for a key that was used for another child', async () => {
    const key = newId();
    await room.registerChild.run(senco, inputOf({ upn: freshUpn() }, key));
    expect(await refusalOf(senco, inputOf({ upn: undefined }, key))).toBeInstanceOf(KeyReused);
  });

  it('once only, when two schools register one UPN at the same moment', async () => {
    const upn = freshUpn();
    const answers = await Promise.all([
      room.registerChild.run(senco, inputOf({ upn })),
      room.registerChild.run(otherSenco, { ...inputOf({ upn }), schoolId: places.otherSchoolId }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: new UpnAlreadyRegistered() });
  });

  it('and leaves no trace of the child in its words', async () => {
    await room.given({ upn: CANARY.upn });
    const refusals = [
      await refusalOf(senco, inputOf()),
      await refusalOf(otherSenco, inputOf()),
      await refusalOf(senco, inputOf({ sen: { provision: 'N', primaryNeed: 'ASD' } })),
      await refusalOf(senco, inputOf({ dateOfBirth: plainDate('2026-10-02') })),
    ];
    for (const word of Object.values(CANARY)) expect(JSON.stringify(refusals)).not.toContain(word);
  });

  it('by a fault, with nothing written, while there is no key to seal with', async () => {
    const before = await room.count('child');
    const attempt = room.with(vaults.keyless).registerChild.run(senco, inputOf({ upn: undefined }));
    await expect(attempt).rejects.toMatchObject({ name: 'Fault', code: 'UNAVAILABLE' });
    expect(await room.count('child')).toBe(before);
  });
});

describe('when the database fails while it writes', () => {
  it.each(['child', 'child_identity', 'enrolment', 'sen_status', 'need'])(
    'pupils.%s, nothing is kept, the fault tells nothing of the child, and the key can be used again',
    async (table) => {
      const before = await room.count('child');
      const input = inputOf({ upn: freshUpn() });
      const fault = await room.whileBroken(table, () =>
        room.registerChild.run(senco, input).catch((thrown: unknown) => thrown),
      );
      expect(violatedConstraint(fault)).toBe('ck_spec_broken');
      const told = inspect(fault, { depth: 20, showHidden: true });
      const { givenName, familyName, dateOfBirth } = CANARY;
      for (const word of [givenName, familyName, dateOfBirth, input.form.upn])
        expect(told).not.toContain(word);
      expect(await room.count('child')).toBe(before);
      expect((await room.registerChild.run(senco, input)).ok).toBe(true);
    },
  );
});
