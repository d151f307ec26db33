import { describe, expect, it } from '@jest/globals';
import { Actor, type HeldRole } from '#access';
import { err, newId, ok, plainDate } from '#kernel';
import { ConflictOfInterest, NotFound, SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import type { Request } from '../domain/request.js';
import { aRequest } from '../spec-support/a-request.js';
import type { Seat } from '../domain/presiding.js';
import { ForTheChair } from './allocation.refusals.js';
import { availableActions } from './available-actions.js';
import { mayChange } from './may-change.js';
import { mayDecide } from './may-decide.js';

const request = aRequest({ version: 4 });

function actor(...roles: readonly Pick<HeldRole, 'role' | 'scopeId'>[]): Actor {
  const held = roles.map((role) => ({
    ...role,
    communityIds: [request.communityId],
    from: plainDate('2026-09-01'),
    lastDay: undefined,
  }));
  return new Actor({ authorityId: newId(), personId: newId(), displayName: 'Somebody', roles: held });
}

const CHAIR = { role: 'COMMUNITY_CHAIR', scopeId: request.communityId } as const;
const chair = actor(CHAIR);
const senco = actor({ role: 'SENCO', scopeId: request.schoolId });
const viceChair = actor({ role: 'VICE_CHAIR', scopeId: request.communityId });

const seat = ({ personId }: Actor, role: Seat['role'], name: string, ...schoolIds: string[]): Seat => ({
  ...{ communityId: request.communityId, role, personId, name },
  schoolIds,
});
/** The chair and the vice-chair; the chair works for these schools. */
const seatsWith = (...schoolIds: string[]) => [
  seat(chair, 'COMMUNITY_CHAIR', 'Ada Chair', ...schoolIds),
  seat(viceChair, 'VICE_CHAIR', 'Ben Vice'),
];

const decide = (who: Actor, over: Partial<Request> = {}, version = 4, seats = seatsWith()) =>
  mayDecide(who, { ...request, ...over }, version, seats);

describe('mayDecide', () => {
  it('lets the chair of the community decide what was sent in', () => {
    expect(decide(chair)).toEqual(ok(request));
  });

  it('knows nothing of a request that is not there', () => {
    expect(mayDecide(chair, undefined, 4, [])).toEqual(err(expect.any(NotFound)));
  });

  it.each(['DRAFT', 'RETURNED', 'DECIDED', 'WITHDRAWN'] as const)('refuses at the stage %s', (state) => {
    expect(decide(chair, { state })).toEqual(err(new WrongState('be decided', state, ['SUBMITTED'])));
  });

  it('refuses a version that is no longer', () => {
    expect(decide(chair, {}, 3)).toEqual(err(new StaleVersion(3, 4)));
  });

  it('refuses a chair who works for the school, in whatever role', () => {
    const representative = actor(CHAIR, { role: 'SCHOOL_REP', scopeId: request.schoolId });
    expect(decide(representative)).toEqual(err(new ConflictOfInterest('Ada Chair (community chair) can.')));
  });

  it('refuses a chair who works for a school that takes part', () => {
    const partner = newId();
    const head = actor(CHAIR, { role: 'HEAD', scopeId: partner });
    expect(decide(head, { collaboratingSchoolIds: [newId(), partner] })).toEqual(
      err(expect.any(ConflictOfInterest)),
    );
    expect(decide(head)).toMatchObject({ ok: true });
  });

  it('reads as if there were nothing to whoever may not decide', () => {
    expect(decide(actor({ role: 'CLERK', scopeId: request.communityId }))).toEqual(err(expect.any(NotFound)));
    expect(decide(chair, { communityId: newId() })).toEqual(err(expect.any(NotFound)));
  });

  it('refuses who wrote the request, or sent it in, and has become chair since', () => {
    for (const over of [{ createdBy: chair.personId }, { submittedBy: chair.personId }]) {
      expect(decide(chair, over)).toEqual(err(new SeparationOfDuties('made this request', 'decide it')));
      const back = mayDecide(chair, { ...request, ...over }, 4, seatsWith(), 'RETURN');
      expect(back).toEqual(err(new SeparationOfDuties('made this request', 'return it')));
    }
  });
});

describe('mayDecide in place of the chair', () => {
  const { schoolId } = request;
  const conflicted = actor(CHAIR, { role: 'HEAD', scopeId: schoolId });
  const seatsOf = (...vice: string[]) => [
    seat(conflicted, 'COMMUNITY_CHAIR', 'Ada Chair', schoolId),
    seat(viceChair, 'VICE_CHAIR', 'Ben Vice', ...vice),
  ];

  it('lets the vice-chair decide what the chair may not, and tells the chair so', () => {
    expect(decide(viceChair, {}, 4, seatsOf())).toEqual(ok(request));
    expect(decide(conflicted, {}, 4, seatsOf())).toEqual(
      err(new ConflictOfInterest('Ben Vice (vice-chair) can.')),
    );
    const made = { createdBy: chair.personId };
    expect(decide(viceChair, made)).toMatchObject({ ok: true });
  });

  it('leaves everything else to the chair', () => {
    expect(decide(viceChair)).toEqual(err(new ForTheChair('Ada Chair (community chair) can.')));
    expect(decide(viceChair, {}, 4, seatsWith(newId()))).toEqual(err(expect.any(ForTheChair)));
  });

  it('refuses a vice-chair who works for the school, or made the request', () => {
    const deputy = new Actor({
      ...viceChair,
      roles: [...viceChair.roles, { ...viceChair.roles[0]!, role: 'SENCO', scopeId: schoolId }],
    });
    const nobody = 'Nobody who presides over the community can: please ask the local authority.';
    expect(decide(deputy, {}, 4, seatsOf(schoolId))).toEqual(err(new ConflictOfInterest(nobody)));
    expect(decide(conflicted, {}, 4, seatsOf(schoolId))).toEqual(err(new ConflictOfInterest(nobody)));
    expect(decide(viceChair, { submittedBy: viceChair.personId }, 4, seatsOf())).toEqual(
      err(expect.any(SeparationOfDuties)),
    );
  });
});

describe('mayChange', () => {
  it('lets the school change what is with the school, and nobody else', () => {
    const draft = { ...request, state: 'DRAFT' as const };
    expect(mayChange(senco, draft, 4, 'REVISE')).toEqual(ok(draft));
    const others = [
      chair,
      actor({ role: 'SENCO', scopeId: newId() }),
      actor({ role: 'SCHOOL_REP', scopeId: draft.schoolId }),
    ];
    for (const other of others) {
      expect(mayChange(other, draft, 4, 'REVISE')).toEqual(err(expect.any(NotFound)));
    }
  });

  it('refuses at another stage, and a version that is no longer', () => {
    expect(mayChange(senco, request, 4, 'SUBMIT')).toEqual(
      err(new WrongState('be sent in', 'SUBMITTED', ['DRAFT', 'RETURNED'])),
    );
    expect(mayChange(senco, request, 5, 'WITHDRAW')).toEqual(err(new StaleVersion(5, 4)));
  });
});

describe('availableActions', () => {
  const possible = (who: Actor, over: Partial<Request> = {}) =>
    availableActions(who, { ...request, ...over }, seatsWith())
      .filter(({ isPossible }) => isPossible)
      .map(({ action }) => action);

  it('offers what the commands would let happen', () => {
    expect(possible(chair)).toEqual(['RETURN', 'DECIDE', 'AWARD']);
    expect(possible(chair, { kind: 'SOLUTION_FOCUSED' })).toEqual(['RETURN', 'DECIDE']);
    expect(possible(viceChair)).toEqual([]);
    expect(possible(senco)).toEqual(['WITHDRAW']);
    expect(possible(senco, { state: 'RETURNED' })).toEqual(['REVISE', 'SUBMIT', 'WITHDRAW']);
    expect(possible(senco, { state: 'DECIDED' })).toEqual([]);
    expect(possible(chair, { createdBy: chair.personId })).toEqual([]);
  });

  it('gives a reason for everything else', () => {
    for (const { isPossible, whyNot } of availableActions(chair, request, seatsWith()))
      expect(isPossible).toBe(whyNot === null);
    const [revise] = availableActions(chair, request, seatsWith());
    expect(revise?.whyNot).toBe('Only the SENCO or the head teacher of the school can do this.');
  });
});
