import { FinancialYear, newId, ok, pence, plainDate, type Result } from '#kernel';
import { balancesOf, postJournals, type Journal, type Posted, type PostingRefusal } from '#ledger';
import { checkViews, statement, type DatabaseScope } from '#platform';
import { PaperCounty, type PaperLeg, type PaperStage, type PaperStep } from './paper-county.js';
import type { TestDatabase } from './test-database.js';

const YEAR = FinancialYear.parse('2026-27');
const TODAY = plainDate('2026-11-23');

const openPeriod = statement<object>('test.open_period', 'select ledger.open_period($1, $2, $3, $4, $5)');
const openPots = statement<object>(
  'test.open_pots',
  `select ledger.open_pot($1, p.id, p.holder, p.fund, $2)
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as p (id, holder, fund)`,
);

/** What came of a step of each story. */
export interface Taken {
  /** What the ledger said otherwise than the paper, in words. */
  readonly disagreements: readonly string[];
  readonly stood: number;
  readonly refused: number;
}

/** A county on paper with its two pots in the ledger. */
interface County {
  readonly paper: PaperCounty;
  readonly pots: readonly [string, string];
  /** The promise that everything committed in a pot belongs to. */
  readonly promises: readonly [string, string];
  /** The journal of each leg. */
  readonly posted: Map<PaperLeg, string>;
}

/**
 * Many stories played side by side against one ledger: each has a fund of its own with two pots, and the n-th steps of
 * all stories are posted in one batch. What a batch cannot do (a virement of which only one half fits) is posted as the
 * half that does not fit, and has to be refused.
 */
export class ManyCounties {
  private readonly scope: DatabaseScope;
  private readonly counties: readonly County[];

  private constructor(
    private readonly database: TestDatabase,
    howMany: number,
  ) {
    const holders = [newId(), newId()];
    const nothing = { awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
    this.scope = { authorityId: newId(), personId: newId(), communityIds: holders, ...nothing };
    this.counties = Array.from({ length: howMany }, () => ({
      paper: new PaperCounty(),
      pots: [newId(), newId()] as const,
      promises: [newId(), newId()] as const,
      posted: new Map<PaperLeg, string>(),
    }));
  }

  static async open(database: TestDatabase, howMany: number): Promise<ManyCounties> {
    const many = new ManyCounties(database, howMany);
    const { scope, counties } = many;
    const period = newId();
    await database.unitOfWork.write(scope, async (tx) => {
      const [from, to] = [YEAR.startsOn.toString(), YEAR.endsOn.toString()];
      await tx.all(openPeriod, [scope.authorityId, period, YEAR.label, from, to]);
      const pots = counties.flatMap(({ pots: both }) => both);
      const holders = counties.flatMap(() => scope.communityIds);
      const funds = counties.flatMap((_, place) => [`FUND-${place}`, `FUND-${place}`]);
      await tx.all(openPots, [scope.authorityId, period, pots, holders, funds]);
      return ok(undefined);
    });
    return many;
  }

  /** Takes the step of each story that has one, in one batch. */
  async take(steps: readonly (PaperStep | undefined)[]): Promise<Taken> {
    const wanted = this.counties.flatMap((county, place) => {
      const step = steps[place];
      if (step === undefined) return [];
      const { legs, stands } = county.paper.take(step);
      const cause = newId();
      return legs.map((leg) => ({
        place,
        county,
        step,
        leg,
        stands,
        journal: journalOf(county, leg, cause),
      }));
    });
    const verdicts = await this.post(wanted.map(({ journal }) => journal));
    const disagreements = wanted.flatMap(({ place, county, step, leg, stands, journal }, at) => {
      if (stands) county.posted.set(leg, journal.id);
      const verdict = verdicts[at];
      if (verdict?.ok === stands) return [];
      const said = verdict?.ok === false ? verdict.error.outcome : 'POSTED';
      return [
        `Story ${place}, ${inWords(step)}: the ledger said ${said}, the paper ${stands ? 'yes' : 'no'}.`,
      ];
    });
    const stood = wanted.filter(({ stands }) => stands).length;
    return { disagreements, stood, refused: wanted.length - stood };
  }

  /** Every balance of every pot that is not what the paper says, in words. */
  async differences(): Promise<readonly string[]> {
    const ids = this.counties.flatMap(({ pots }) => pots);
    const balances = await this.database.unitOfWork.read(this.scope, (tx) => balancesOf(tx, this.scope, ids));
    return this.counties.flatMap(({ paper, pots }, place) =>
      paper.pots.flatMap((pot, side) =>
        (Object.keys(pot) as PaperStage[])
          .filter((stage) => balances.get(pots[side] ?? '')?.[stage] !== pot[stage])
          .map((stage) => `Story ${place}, pot ${side}: ${stage} is not ${pot[stage]}.`),
      ),
    );
  }

  /** The check views that are not empty for these stories. */
  async brokenPromises(): Promise<readonly string[]> {
    const { auditor } = this.database;
    const broken: string[] = [];
    for (const view of await checkViews(auditor)) {
      const rows = await auditor.query<object[]>(
        `select from checks.${view} where authority_id = $1 limit 1`,
        [this.scope.authorityId],
      );
      if (rows.length > 0) broken.push(view);
    }
    return broken;
  }

  private async post(journals: readonly Journal[]): Promise<readonly Result<Posted, PostingRefusal>[]> {
    if (journals.length === 0) return [];
    const posted = await this.database.unitOfWork.write(this.scope, async (tx) =>
      ok(await postJournals(tx, this.scope, journals)),
    );
    if (!posted.ok) throw new Error('A batch is never refused as a whole.');
    return posted.value;
  }
}

function journalOf({ pots, promises, posted }: County, leg: PaperLeg, causeId: string): Journal {
  const journal = { id: newId(), effectiveOn: TODAY, cause: 'TEST', causeId };
  const amount = pence(leg.amount);
  const original = leg.undoes && posted.get(leg.undoes);
  if (original !== undefined)
    return { ...journal, transfers: [{ reverses: { journal: original, number: 1 }, amount }] };
  const commitment = ['COMMIT', 'RELEASE'].includes(leg.movement) ? promises[leg.pot] : undefined;
  return { ...journal, transfers: [{ movement: leg.movement, pot: pots[leg.pot], amount, commitment }] };
}

function inWords(step: PaperStep): string {
  return JSON.stringify(step, (_, value: unknown) => (typeof value === 'bigint' ? `${value}p` : value));
}
