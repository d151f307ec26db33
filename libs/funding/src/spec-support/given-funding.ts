import { Actor, type Role } from '#access';
import { fixedClock, newId, ok, pence, plainDate, type Pence } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { ApproveBudget } from '../app/approve-budget.js';
import { ConfirmFunding } from '../app/confirm-funding.js';
import { RecordFunding, type RecordFundingCommand } from '../app/record-funding.js';
import { ProposeBudget, type ProposeBudgetCommand } from '../app/propose-budget.js';
import type { Budget } from '../data/budget.sql.js';
import type { ParameterUnit } from '../domain/parameter.js';
import { EXAMPLE_REFERENCE_DATA } from '../import/reference/example-reference-data.js';
import { addReferenceData } from '../import/reference/reference-data.js';

const PLENTY = pence(100_000_000_000n);

export interface GivenCommunity {
  readonly id: string;
  readonly code: string;
}

/** An authority with communities, its finance officers and a chair, and the reference data of the examples. */
export class GivenFunding {
  private constructor(
    private readonly database: TestDatabase,
    readonly authorityId: string,
    readonly communities: readonly GivenCommunity[],
  ) {}

  static async in(database: TestDatabase, howManyCommunities: number): Promise<GivenFunding> {
    const authorityId = newId();
    await database.owner.query(
      `insert into directory.authority (id, dfe_code, name)
       values ($1, (select lpad((count(*) + 100)::text, 3, '0') from directory.authority), 'A county')`,
      [authorityId],
    );
    const communities = Array.from({ length: howManyCommunities }, (_, place) => ({
      id: newId(),
      code: `C${String(place + 1).padStart(2, '0')}`,
    }));
    await database.owner.query(
      `insert into directory.community (authority_id, id, code, name, valid)
       select $1, id, code, 'Community ' || code, '[2025-04-01,)'
         from jsonb_to_recordset($2::jsonb) as given (id uuid, code text)`,
      [authorityId, JSON.stringify(communities)],
    );
    const given = new GivenFunding(database, authorityId, communities);
    await given.asOwner((tx) => addReferenceData(tx, authorityId, EXAMPLE_REFERENCE_DATA));
    for (const financialYear of ['2026-27', '2027-28']) await given.aFundYear({ financialYear });
    return given;
  }

  /** Puts a parameter in force from 1 April 2026. */
  async aParameter(code: string, amount: bigint, unit: ParameterUnit = 'BASIS_POINTS'): Promise<void> {
    const valid = { from: plainDate('2026-04-01'), until: null };
    const parameters = [{ code, amount, unit, valid, source: 'The test' }];
    const nothing = { ...EXAMPLE_REFERENCE_DATA, fundSources: [], virementTiers: [], schemes: [] };
    await this.asOwner((tx) => addReferenceData(tx, this.authorityId, { ...nothing, parameters }));
  }

  /** A member school of a community, with its pupils at the January census of 2026. */
  async aMemberSchool(community: GivenCommunity, pupils: number): Promise<string> {
    const schoolId = newId();
    await this.database.owner.query(
      `with school as (insert into directory.school (authority_id, id) values ($1, $2)),
       member as (insert into directory.community_membership (authority_id, id, community_id, school_id, role, valid)
         values ($1, $3, $4, $2, 'MEMBER', '[2025-04-01,)')),
       registration as (insert into directory.school_registration (authority_id, urn, school_id, name, type_code, type_name,
           mainstream, maintained, phase, status)
         values ($1, 100001 + (select count(*) from directory.school_registration where authority_id = $1), $2,
                 'A school', '01', 'Community school', true, true, 'PRIMARY', 'OPEN'))
       insert into directory.school_census (authority_id, school_id, census_on, urn, pupils)
       values ($1, $2, '2026-01-15', 100001, $5)`,
      [this.authorityId, schoolId, newId(), community.id, pupils],
    );
    return schoolId;
  }

  /** A community by its place, from 0. */
  community(place: number): GivenCommunity {
    const community = this.communities[place];
    if (community === undefined) throw new Error(`There are only ${this.communities.length} communities.`);
    return community;
  }

  /** A new officer of the authority, named after the roles. */
  anOfficer(...roles: readonly Role[]): Promise<Actor> {
    const communityIds = this.communities.map(({ id }) => id);
    return this.aPerson(roles, { scopeId: this.authorityId, communityIds });
  }

  /** A new person with a role in one community. */
  aMemberOf(community: GivenCommunity, role: Role): Promise<Actor> {
    return this.aPerson([role], { scopeId: community.id, communityIds: [community.id] });
  }

  private async aPerson(
    roles: readonly Role[],
    reach: { readonly scopeId: string; readonly communityIds: readonly string[] },
  ): Promise<Actor> {
    const personId = newId();
    const displayName = `A ${roles.join(' and ')}`;
    await this.database.owner.query(
      `insert into access.person (authority_id, id, issuer, subject, display_name) values ($1, $2, 'test', $2::uuid::text, $3)`,
      [this.authorityId, personId, displayName],
    );
    const time = { from: plainDate('2025-04-01'), lastDay: undefined };
    const held = roles.map((role) => ({ role, ...reach, ...time }));
    return new Actor({ authorityId: this.authorityId, personId, displayName, roles: held });
  }

  /** What a fund gives in a year, entered by one officer and confirmed by another: plenty, unless told otherwise. */
  async aFundYear(over: Partial<Omit<RecordFundingCommand, 'idempotencyKey'>> = {}): Promise<void> {
    const maker = await this.anOfficer('LA_FINANCE_MAKER');
    const recorded = await new RecordFunding(this.database.unitOfWork).run(maker, {
      idempotencyKey: newId(),
      fundCode: 'HNB_COMMUNITY',
      financialYear: '2026-27',
      expected: PLENTY,
      confirmed: PLENTY,
      underwritten: pence(0n),
      note: 'Letter of award',
      ...over,
    });
    if (!recorded.ok) throw new Error(recorded.error.message);
    const { id: recordId, version: expectedVersion } = recorded.value;
    const checker = await this.anOfficer('LA_FINANCE_CHECKER');
    const confirm = new ConfirmFunding(this.database.unitOfWork);
    const confirmed = await confirm.run(checker, { idempotencyKey: newId(), recordId, expectedVersion });
    if (!confirmed.ok) throw new Error(confirmed.error.message);
  }

  /** A budget from the community's share of the high needs block for 2026-27, unless told otherwise, waiting for a decision. */
  async aProposedBudget(
    community: GivenCommunity,
    amount: Pence = pence(48_500_000n),
    over: Partial<ProposeBudgetCommand> = {},
  ): Promise<Budget> {
    const maker = await this.anOfficer('LA_FINANCE_MAKER');
    const outcome = await new ProposeBudget(this.database.unitOfWork).run(maker, {
      idempotencyKey: newId(),
      communityId: community.id,
      fundCode: 'HNB_COMMUNITY',
      financialYear: '2026-27',
      amount,
      note: 'Share of the formula run of March',
      ...over,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  }

  /** The same, approved on 23 November 2026. */
  async anOpenBudget(
    community: GivenCommunity,
    amount?: Pence,
    over: Partial<ProposeBudgetCommand> = {},
  ): Promise<Budget> {
    const { id: budgetId, version: expectedVersion } = await this.aProposedBudget(community, amount, over);
    const checker = await this.anOfficer('LA_FINANCE_CHECKER');
    const approve = new ApproveBudget(this.database.unitOfWork, fixedClock('2026-11-23T10:00:00Z'));
    const outcome = await approve.run(checker, { idempotencyKey: newId(), budgetId, expectedVersion });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  }

  /** Runs a write with the rights of the owner, who may write reference data. */
  async asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const nobody = { communityIds: [], awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
    const scope = { authorityId: this.authorityId, personId: '', ...nobody };
    const outcome = await new UnitOfWork(this.database.owner).write<T, never>(scope, async (tx) =>
      ok(await work(tx)),
    );
    if (!outcome.ok) throw new Error('The owner was refused.');
    return outcome.value;
  }
}
