import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import fc from 'fast-check';
import { Actor, type HeldRole } from './actor.js';
import { holds, PERMISSION_NAMES } from './permissions.js';
import { ROLE_NAMES, type Role } from './role.js';

const AUTHORITY = 'the authority';
const ALL = ['C01', 'C02', 'C03'];

function held(role: Role, scopeId: string, communityIds: readonly string[]): HeldRole {
  return { role, scopeId, communityIds, from: plainDate('2025-09-01'), lastDay: undefined };
}

function actorWith(...roles: HeldRole[]): Actor {
  return new Actor({ authorityId: AUTHORITY, personId: 'p', displayName: 'Ada Byron', roles });
}

const senco = actorWith(held('SENCO', 'S1', ['C01']));
const rep = actorWith(held('SCHOOL_REP', 'S1', ['C01']));
const chair = actorWith(held('COMMUNITY_CHAIR', 'C01', ['C01']));
const financeLead = actorWith(held('FINANCE_LEAD', 'C01', ['C01']));
const maker = actorWith(held('LA_FINANCE_MAKER', AUTHORITY, ALL));
const moderator = actorWith(held('LA_MODERATOR', AUTHORITY, ALL));
const auditor = actorWith(held('AUDITOR', AUTHORITY, ALL));
const administrator = actorWith(held('SYSTEM_ADMIN', AUTHORITY, []));

describe('what a person may reach', () => {
  it.each([
    ['a SENCO', senco, ['C01'], [], [], ['S1']],
    ['a school representative', rep, ['C01'], [], [], []],
    ['a chair', chair, ['C01'], ['C01'], ['C01'], []],
    ['a finance lead', financeLead, ['C01'], ['C01'], [], []],
    ['a finance officer', maker, ALL, ALL, [], []],
    ['a moderator', moderator, ALL, ALL, ALL, []],
    ['an auditor', auditor, ALL, ALL, [], []],
    ['a system administrator', administrator, [], [], [], []],
    ['somebody without a role', actorWith(), [], [], [], []],
  ])('%s: totals, awards, cases and children', (_, actor, totals, awards, cases, schools) => {
    expect(actor.communityIds).toEqual(totals);
    expect(actor.awardCommunityIds).toEqual(awards);
    expect(actor.caseCommunityIds).toEqual(cases);
    expect(actor.schoolIds).toEqual(schools);
  });

  it('is put together from all roles, each thing once', () => {
    const both = actorWith(
      held('SENCO', 'S1', ['C01']),
      held('HEAD', 'S1', ['C01']),
      held('SENCO', 'S2', ['C02']),
      held('COMMUNITY_CHAIR', 'C02', ['C02']),
    );
    expect(both.communityIds).toEqual(['C01', 'C02']);
    expect(both.caseCommunityIds).toEqual(['C02']);
    expect(both.schoolIds).toEqual(['S1', 'S2']);
  });

  it('counts every school the person works for as an employer, whatever the role there', () => {
    const both = actorWith(held('SCHOOL_REP', 'S7', ['C01']), held('COMMUNITY_CHAIR', 'C01', ['C01']));
    expect(both.employerSchoolIds).toEqual(['S7']);
    expect(both.schoolIds).toEqual([]);
    expect(chair.employerSchoolIds).toEqual([]);
  });

  it('counts an employer at whom no role is held, each school once, and sees nothing more for it', () => {
    const roles = [held('COMMUNITY_CHAIR', 'C01', ['C01']), held('SCHOOL_REP', 'S7', ['C01'])];
    const facts = { authorityId: AUTHORITY, personId: 'p', displayName: 'Ada Byron', roles };
    const employed = new Actor({ ...facts, worksForSchoolIds: ['S8', 'S7'] });
    expect(employed.employerSchoolIds).toEqual(['S7', 'S8']);
    const unemployed = new Actor(facts);
    expect({ ...employed }).toEqual({ ...unemployed, employerSchoolIds: ['S7', 'S8'] });
  });

  it('is the whole authority for its officers, but not for those who only run the machinery', () => {
    expect([maker, moderator, auditor].map((actor) => actor.isLocalAuthority)).toEqual([true, true, true]);
    expect([senco, chair, administrator, actorWith()].some((actor) => actor.isLocalAuthority)).toBe(false);
  });
});

describe('what a person may do', () => {
  it('somewhere: anything one of the roles holds', () => {
    expect(chair.may('request.award')).toBe(true);
    expect(senco.may('request.award')).toBe(false);
    expect(actorWith().permissions).toEqual([]);
  });

  it('in a community: where the role is held', () => {
    expect(chair.mayIn('request.award', { communityId: 'C01' })).toBe(true);
    expect(chair.mayIn('request.award', { communityId: 'C02' })).toBe(false);
  });

  it('in a community: its member schools see the totals and nothing else', () => {
    expect(senco.mayIn('budget.read', { communityId: 'C01' })).toBe(true);
    expect(senco.mayIn('budget.read', { communityId: 'C02' })).toBe(false);
    expect(senco.mayIn('request.read', { communityId: 'C01' })).toBe(false);
    expect(senco.mayIn('award.read', { communityId: 'C01' })).toBe(false);
  });

  it('in a school: the staff of that school', () => {
    expect(senco.mayIn('child.read', { schoolId: 'S1' })).toBe(true);
    expect(senco.mayIn('child.read', { schoolId: 'S2' })).toBe(false);
    expect(rep.mayIn('child.read', { schoolId: 'S1' })).toBe(false);
    expect(chair.mayIn('request.read', { schoolId: 'S1' })).toBe(false);
  });

  it('across the authority: its officers, in its own communities only', () => {
    expect(maker.mayIn('budget.propose', { communityId: 'C03' })).toBe(true);
    expect(maker.mayIn('budget.propose', { communityId: 'of another authority' })).toBe(false);
    expect(maker.mayIn('award.read', { schoolId: 'S1' })).toBe(true);
    expect(maker.mayIn('child.read', { schoolId: 'S1' })).toBe(false);
  });

  it('does not mix the permission of one role with the place of another', () => {
    const both = actorWith(held('COMMUNITY_CHAIR', 'C01', ['C01']), held('FINANCE_LEAD', 'C02', ['C02']));
    expect(both.mayIn('request.decide', { communityId: 'C02' })).toBe(false);
    expect(both.mayIn('ledger.read', { communityId: 'C02' })).toBe(true);
  });
});

describe('laws of permission', () => {
  const role = fc.constantFrom(...ROLE_NAMES);
  const places = fc.subarray(ALL, { minLength: 1 });
  const roles = fc.array(fc.tuple(role, fc.constantFrom('S1', 'S2'), places), { maxLength: 5 });
  const someActor = roles.map((list) =>
    actorWith(...list.map(([name, scope, seen]) => held(name, scope, seen))),
  );
  const permission = fc.constantFrom(...PERMISSION_NAMES);
  const place = fc.oneof(
    fc.constantFrom(...ALL).map((communityId) => ({ communityId })),
    fc.constantFrom('S1', 'S2').map((schoolId) => ({ schoolId })),
  );

  it('who may somewhere in particular may somewhere', () => {
    fc.assert(
      fc.property(someActor, permission, place, (actor, asked, where) => {
        return !actor.mayIn(asked, where) || actor.may(asked);
      }),
    );
  });

  it('another role never takes a right away', () => {
    fc.assert(
      fc.property(someActor, role, places, permission, place, (actor, more, seen, asked, where) => {
        const richer = actorWith(...actor.roles, held(more, 'S1', seen));
        return !actor.mayIn(asked, where) || richer.mayIn(asked, where);
      }),
    );
  });

  it('children are reached only by a role that holds child.read in that school', () => {
    fc.assert(
      fc.property(someActor, (actor) =>
        actor.schoolIds.every((schoolId) =>
          actor.roles.some((one) => one.scopeId === schoolId && holds(one.role, 'child.read')),
        ),
      ),
    );
  });
});
