import { newId, plainDate } from '#kernel';
import { statement } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CANARY,
  chair,
  head,
  otherSenco,
  places,
  PupilsRoom,
  senco,
  vaults,
} from '../spec-support/pupils-room.js';
import { look } from './look.js';
import type { ChildrenAsked } from './view-children.query.js';

let room: PupilsRoom;
let enrolled: string[];
let joinsLater: string;
let left: string;

beforeAll(async () => {
  room = await PupilsRoom.open();
  enrolled = [await room.given(), await room.given({ upn: undefined }), await room.given({ upn: undefined })];
  joinsLater = await room.given({ upn: undefined, enrolledFrom: plainDate('2027-01-04') });
  left = await room.given({ upn: undefined });
  await room.endEnrolment.run(senco, { childId: left, expectedVersion: 1, lastDay: plainDate('2026-09-30') });
});

afterAll(() => room.close());

const asked: ChildrenAsked = {
  schoolId: places.schoolId,
  first: 100,
  operation: 'children',
  withIdentity: false,
  withTotal: false,
};

async function viewsDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const before = await room.count('child_view');
  await work();
  const all = await room.rowsSeenBy<object>(
    senco,
    `select child_id, person_id, operation, school_id from pupils.child_view order by viewed_at, child_id offset ${before}`,
  );
  return all;
}

describe('the children of a school', () => {
  it('are those on roll now or later, in the order of registration', async () => {
    const { children } = await room.viewChildren.run(senco, asked);
    expect(children.map(({ id }) => id)).toEqual([...enrolled, joinsLater]);
    expect(children.at(-1)).toMatchObject({ ncYear: 4, sen: { provision: 'K' } });
  });

  it('come a page at a time, each child once, and are counted only when asked for', async () => {
    const seen: string[] = [];
    let afterId: string | undefined;
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await room.viewChildren.run(senco, { ...asked, first: 1, afterId });
      expect(page.total).toBeUndefined();
      expect(page.children).toHaveLength(pages === 3 ? 1 : 2);
      afterId = page.children[0]?.id;
      if (afterId !== undefined) seen.push(afterId);
    }
    expect(seen).toEqual([...enrolled, joinsLater]);
    expect((await room.viewChildren.run(senco, { ...asked, first: 1, withTotal: true })).total).toBe(4);
  });

  it.each([
    ['a SENCO of another school', otherSenco],
    ['a chair', chair],
  ])('are none for %s, as of a school that does not exist', async (_, actor) => {
    const page = await room.viewChildren.run(actor, { ...asked, withIdentity: true, withTotal: true });
    expect(page).toEqual({ children: [], total: 0 });
    expect(await room.viewChildren.run(actor, { ...asked, schoolId: newId(), withTotal: true })).toEqual(
      page,
    );
  });
});

describe('looking at a child', () => {
  it.each([
    [false, 'on'],
    [true, 'off'],
  ])(
    'with identities is a transaction that can write, and else it cannot: %p',
    async (withIdentity, readOnly) => {
      const setting = statement<{ transaction_read_only: string }>(
        'spec.read_only',
        'show transaction_read_only',
      );
      const found = await look(room.unitOfWork, senco, withIdentity, (tx) => tx.only(setting));
      expect(found).toEqual({ transaction_read_only: readOnly });
    },
  );

  it('without the identity leaves no trace and shows none of it', async () => {
    const views = await viewsDuring(async () => {
      const child = await room.viewChild.run(senco, {
        childId: left,
        operation: 'child',
        withIdentity: false,
      });
      expect(child?.identity).toBeUndefined();
      expect(JSON.stringify(child)).not.toMatch(/Canarina|Wrenfield|2018/);
    });
    expect(views).toEqual([]);
  });

  it('with the identity leaves one trace: who, whom, and in which operation', async () => {
    const childId = enrolled[0] ?? '';
    const views = await viewsDuring(async () => {
      const child = await room.viewChild.run(head, {
        childId,
        operation: 'registerChild',
        withIdentity: true,
      });
      expect(child?.identity).toMatchObject({ givenName: CANARY.givenName, upn: CANARY.upn });
    });
    const { schoolId: school_id } = places;
    expect(views).toEqual([
      { child_id: childId, person_id: head.personId, operation: 'registerChild', school_id },
    ]);
  });

  it('on a page leaves one trace for each child shown, and none for the one that only tells of a next page', async () => {
    const views = await viewsDuring(async () => {
      const { children } = await room.viewChildren.run(senco, { ...asked, first: 2, withIdentity: true });
      expect(children.map(({ identity }) => identity?.givenName)).toEqual([
        CANARY.givenName,
        CANARY.givenName,
        undefined,
      ]);
    });
    expect(views).toMatchObject(
      enrolled.slice(0, 2).map((child_id) => ({ child_id, operation: 'children' })),
    );
    expect(views).toHaveLength(2);
  });

  it.each([
    ['a SENCO of another school', otherSenco],
    ['a chair', chair],
  ])('is not possible for %s, and reads like a child that does not exist', async (_, actor) => {
    for (const childId of [enrolled[0] ?? '', newId()]) {
      const question = { childId, operation: 'child', withIdentity: true };
      expect(await room.viewChild.run(actor, question)).toBeUndefined();
    }
  });
});

describe('when keys change', () => {
  const identified = { operation: 'child', withIdentity: true };

  it('a child sealed before the change is still shown, and children sealed with either key stand on one page', async () => {
    const after = room.with(vaults.rotated);
    const childId = await after.given({ upn: undefined, familyName: 'Newkey' });
    expect(
      await room.rowsSeenBy(
        senco,
        'select key_id, count(*)::integer from pupils.child_identity group by 1 order by 1',
      ),
    ).toEqual([
      { key_id: 'k1', count: 5 },
      { key_id: 'k2', count: 1 },
    ]);
    const { children } = await after.viewChildren.run(senco, { ...asked, withIdentity: true });
    expect(children.map(({ identity }) => identity?.familyName)).toEqual([
      ...Array<string>(4).fill(CANARY.familyName),
      'Newkey',
    ]);
    await after.endEnrolment.run(senco, { childId, expectedVersion: 1, lastDay: plainDate('2026-09-30') });
  });

  it.each([
    ['gone', 'afterLoss', 'UNAVAILABLE'],
    ['another', 'mixedUp', 'INTERNAL'],
  ] as const)('nothing of a child is shown when its key is %s', async (_, vault, code) => {
    const childId = enrolled[0] ?? '';
    const attempt = room.with(vaults[vault]).viewChild.run(senco, { childId, ...identified });
    const fault = await attempt.catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ name: 'Fault', code });
    const { message, cause } = fault as Error;
    expect(`${message} ${String(cause)}`).not.toMatch(/Canarina|Wrenfield|B801200005001|2018/);
  });
});

describe('what other rooms are told of the children of a request', () => {
  const on = plainDate('2026-10-01');
  const tell = (childIds: string[], actor = senco, day = on) =>
    room.unitOfWork.read(actor, (tx) => room.facade.childrenForRequest(tx, actor, childIds, day));

  it('is a pseudonym and the facts of the day, without a name', async () => {
    const [child] = await tell([enrolled[0] ?? '']);
    expect(child).toMatchObject({ childId: enrolled[0], ncYear: 4, senProvision: 'K', primaryNeed: 'SLCN' });
    expect(child?.pseudonym).toMatch(/^Child /);
    expect(child?.onRollUntil).toBeUndefined();
    expect(JSON.stringify(child)).not.toMatch(/Canarina|Wrenfield|B801200005001|2018/);
  });

  it('leaves out who is not on roll on the day, not visible, or not there; each child comes once', async () => {
    const everyone = [left, joinsLater, newId(), ...enrolled, ...enrolled];
    expect((await tell(everyone)).map(({ childId }) => childId)).toEqual(enrolled);
    const inSeptember = await tell(everyone, senco, plainDate('2026-09-30'));
    expect(inSeptember.map(({ childId }) => childId)).toEqual([...enrolled, left]);
    expect(inSeptember.at(-1)?.onRollUntil).toEqual(plainDate('2026-09-30'));
    expect(await tell(everyone, otherSenco)).toEqual([]);
    expect(await tell(everyone, chair)).toEqual([]);
  });

  it('says whether the family agreed that the body may discuss the child on that day', async () => {
    const childId = enrolled[1] ?? '';
    const form = { childId, body: 'COMMUNITY', signer: 'CARER', method: 'VERBAL' } as const;
    const agreedOn = plainDate('2026-10-01');
    await room.recordAgreement.run(senco, { ...form, agreedOn, idempotencyKey: newId() });
    const liveOn = async (day: string) =>
      (await tell([childId], senco, plainDate(day)))[0]?.agreementLive('COMMUNITY');
    expect(await liveOn('2026-09-30')).toBe(false);
    expect(await liveOn('2026-10-01')).toBe(true);
    expect((await tell([childId]))[0]?.agreementLive('SCHOOL_PRG')).toBe(false);
    expect((await tell([enrolled[0] ?? '']))[0]?.agreementLive('COMMUNITY')).toBe(false);
  });
});
