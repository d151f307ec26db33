import { newId } from '#kernel';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import type { GivenFunding } from './given-funding.js';

/** The census and the measures of these schools were taken on this day. */
export const COUNTED_ON = '2026-01-15';
export const MEMBERS_ON = '2026-04-01';

/** What was counted at one school. */
export interface GivenSchool {
  readonly pupils: number;
  readonly fsmEver6: number | null;
  readonly senSupport: number;
  /** Imported, in millionths; none where left out. */
  readonly idaci?: number;
}

/** Member schools with a census and an imported measure, so that a formula has something to count. */
export class GivenFormula {
  private nextUrn = 800_001;

  constructor(
    private readonly database: TestDatabase,
    private readonly given: GivenFunding,
  ) {}

  /** A member school of the community at a place, with its figures. Gives its URN. */
  async aSchool(place: number, { pupils, fsmEver6, senSupport, idaci }: GivenSchool): Promise<number> {
    const { authorityId } = this.given;
    const [schoolId, urn] = [newId(), (this.nextUrn += 1)];
    const { owner } = this.database;
    await owner.query('insert into directory.school (authority_id, id) values ($1, $2)', [
      authorityId,
      schoolId,
    ]);
    await owner.query(
      `insert into directory.school_registration (authority_id, urn, school_id, name, type_code, type_name, mainstream,
              maintained, phase, status)
       values ($1, $2::integer, $3, 'School ' || $2, '01', 'Community school', true, true, 'PRIMARY', 'OPEN')`,
      [authorityId, urn, schoolId],
    );
    await owner.query(
      `insert into directory.community_membership (authority_id, id, community_id, school_id, role, valid)
       values ($1, $2, $3, $4, 'MEMBER', '[2025-04-01,)')`,
      [authorityId, newId(), this.given.community(place).id, schoolId],
    );
    await owner.query(
      `insert into directory.school_census (authority_id, school_id, census_on, urn, pupils, sen_support, fsm_ever6)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [authorityId, schoolId, COUNTED_ON, urn, pupils, senSupport, fsmEver6],
    );
    if (idaci !== undefined) {
      await owner.query(
        `insert into directory.school_measure (authority_id, school_id, code, counted_on, value_millionths, urn)
         values ($1, $2, 'IDACI', $3, $4, $5)`,
        [authorityId, schoolId, COUNTED_ON, idaci, urn],
      );
    }
    return urn;
  }
}
