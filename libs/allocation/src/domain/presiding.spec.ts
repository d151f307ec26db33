import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whoPresides, type Matter, type Seat } from './presiding.js';

const MATTER: Matter = { schoolIds: ['asks', 'takes-part'], madeBy: ['writer', 'sender'] };

const seat = (role: Seat['role'], personId: string, ...schoolIds: string[]): Seat => ({
  ...{ communityId: 'C01', role, personId, schoolIds },
  name: personId,
});
const chair = (...schoolIds: string[]) => seat('COMMUNITY_CHAIR', 'chair', ...schoolIds);
const vice = (...schoolIds: string[]) => seat('VICE_CHAIR', 'vice', ...schoolIds);
const names = (...seats: Seat[]) => whoPresides(seats, MATTER).map(({ name }) => name);

describe('whoPresides', () => {
  it('is the chair, and not the vice-chair beside the chair', () => {
    expect(names(chair('elsewhere'), vice())).toEqual(['chair']);
  });

  it.each([['asks'], ['takes-part']])(
    'is the vice-chair where the chair works for the school that %s',
    (school) => {
      expect(names(chair(school), vice('elsewhere'))).toEqual(['vice']);
    },
  );

  it('is the vice-chair where the chair made the request', () => {
    expect(names(seat('COMMUNITY_CHAIR', 'writer'), vice())).toEqual(['vice']);
    expect(names(seat('COMMUNITY_CHAIR', 'sender'), vice())).toEqual(['vice']);
  });

  it('is another chair before any vice-chair', () => {
    expect(names(chair('asks'), seat('COMMUNITY_CHAIR', 'second'), vice())).toEqual(['second']);
  });

  it('is nobody where the vice-chair is tied to it too, or no chair is appointed', () => {
    expect(names(chair('asks'), vice('takes-part'))).toEqual([]);
    expect(names(chair('asks'), seat('VICE_CHAIR', 'sender'))).toEqual([]);
    expect(names(vice())).toEqual([]);
  });

  it('is never somebody who is tied to the matter, nor a vice-chair while a chair is not', () => {
    const someone = fc.constantFrom('writer', 'sender', 'ada', 'ben');
    const school = fc.constantFrom('asks', 'takes-part', 'elsewhere');
    const seats = fc.array(
      fc
        .tuple(fc.constantFrom<Seat['role'][]>('COMMUNITY_CHAIR', 'VICE_CHAIR'), someone, fc.array(school))
        .map(([role, personId, schools]) => seat(role, personId, ...schools)),
    );
    const tied = ({ personId, schoolIds }: Seat) =>
      ['writer', 'sender'].includes(personId) || schoolIds.some((id) => id !== 'elsewhere');
    fc.assert(
      fc.property(seats, (given) => {
        const presiding = whoPresides(given, MATTER);
        expect(presiding.filter(tied)).toEqual([]);
        const freeChair = given.some((one) => one.role === 'COMMUNITY_CHAIR' && !tied(one));
        expect(freeChair && presiding.some(({ role }) => role === 'VICE_CHAIR')).toBe(false);
      }),
    );
  });
});
