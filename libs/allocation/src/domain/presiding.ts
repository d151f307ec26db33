/** Somebody who presides over a community on a day: its chair or vice-chair. */
export interface Seat {
  readonly communityId: string;
  readonly role: 'COMMUNITY_CHAIR' | 'VICE_CHAIR';
  readonly personId: string;
  readonly name: string;
  /** The schools the person works for, in whatever way. */
  readonly schoolIds: readonly string[];
}

/** What ties people to a matter: the schools it is about, and who brought it in. */
export interface Matter {
  readonly schoolIds: readonly string[];
  readonly madeBy: readonly string[];
}

/**
 * Who presides where a matter is decided: the chair; the vice-chair only where each chair is tied to it; nobody who is
 * tied to it. Where the chair's seat is empty nobody does: the local authority appoints a chair first.
 */
export function whoPresides(seats: readonly Seat[], matter: Matter): readonly Seat[] {
  const free = seats.filter((seat) => !isTiedTo(seat, matter));
  const chairs = seats.filter(isChair);
  const freeChairs = free.filter(isChair);
  if (freeChairs.length > 0 || chairs.length === 0) return freeChairs;
  return free.filter((seat) => !isChair(seat));
}

function isChair(seat: Seat): boolean {
  return seat.role === 'COMMUNITY_CHAIR';
}

function isTiedTo({ personId, schoolIds }: Seat, matter: Matter): boolean {
  return (
    matter.madeBy.includes(personId) || matter.schoolIds.some((schoolId) => schoolIds.includes(schoolId))
  );
}
