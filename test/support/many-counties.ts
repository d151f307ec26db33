import { FinancialYear, newId, ok, pence } from '#kernel';
import {
  balancesOf,
  carryCommitments,
  movePeriod,
  postJournals,
  type PeriodRefusal,
  type PostingRefusal,
} from '#ledger';
import { checkViews, statement, type DatabaseScope } from '#platform';
import { carryOf, idOf, newCounty, potOf, wantedOf, type County, type Wanted } from './county-in-ledger.js';
import type { PaperCounty, PaperPot, PaperRefusal } from './paper-county.js';
import {
  PAPER_YEARS,
  type PaperLeg,
  type PaperStage,
  type PaperStep,
  type PaperWindingUp,
  type PaperYear,
} from './paper-steps.js';
import type { TestDatabase } from './test-database.js';

const YEARS: Readonly<Record<PaperYear, FinancialYear>> = {
  OLD: FinancialYear.parse('2026-27'),
  NEW: FinancialYear.parse('2027-28'),
};
const STAGES: readonly PaperStage[] = ['FUND', 'AVAILABLE', 'RESERVE', 'COMMITTED', 'RETURNED'];
/** What may be left in a year that is closed for good. */
const SETTLED: readonly PaperStage[] = ['FUND', 'RETURNED'];

const openPeriod = statement<object>('test.open_period', 'select ledger.open_period($1, $2, $3, $4, $5)');
const openPots = statement<object>(
  'test.open_pots',
  `select ledger.open_pot($1, p.id, p.holder, p.fund, p.period)
     from jsonb_to_recordset($2::jsonb) as p (id uuid, holder uuid, fund text, period uuid)`,
);

/** The ledger's outcomes in the words of the paper. */
const ON_PAPER: Readonly<Partial<Record<PostingRefusal['outcome'], PaperRefusal>>> = {
  PERIOD_CLOSED: 'PERIOD_CLOSED',
  ALREADY_REVERSED: 'ALREADY_REVERSED',
  INSUFFICIENT_FUNDS: 'SHORT',
  COMMITMENT_EXCEEDED: 'SHORT',
};

/** What came of a step of each story. */
export interface Taken {
  /** What the ledger said otherwise than the paper, in words. */
  readonly disagreements: readonly string[];
  readonly judged: readonly Judged[];
}

export interface Judged {
  readonly leg: PaperLeg;
  /** How far the old year had come. */
  readonly oldYear: PaperCounty['oldYear'];
  readonly said: string;
}

/**
 * Many stories played side by side against one ledger: each has a fund of its own with two pots in each of two years, and
 * the n-th steps of all stories are posted in one batch. What a batch cannot do (a virement of which only one half fits) is
 * posted as the half that does not fit, and has to be refused.
 */
export class ManyCounties {
  private readonly scope: DatabaseScope;
  private readonly counties: readonly County[];

  private constructor(
    private readonly database: TestDatabase,
    howMany: number,
  ) {
    const nothing = { awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
    const communityIds = [newId(), newId()];
    this.scope = { authorityId: newId(), personId: newId(), communityIds, ...nothing };
    this.counties = Array.from({ length: howMany }, newCounty);
  }

  static async open(database: TestDatabase, howMany: number): Promise<ManyCounties> {
    const many = new ManyCounties(database, howMany);
    const { authorityId, communityIds } = many.scope;
    const periods: Readonly<Record<PaperYear, string>> = { OLD: newId(), NEW: newId() };
    await database.unitOfWork.write(many.scope, async (tx) => {
      for (const year of PAPER_YEARS) {
        const { label, startsOn, endsOn } = YEARS[year];
        const dates = [startsOn.toString(), endsOn.toString()];
        await tx.all(openPeriod, [authorityId, periods[year], label, ...dates]);
      }
      const pots = many.pots().map(({ place, pot: { year, side }, id }) => ({
        id,
        holder: communityIds[side],
        fund: `FUND-${place}`,
        period: periods[year],
      }));
      await tx.all(openPots, [authorityId, JSON.stringify(pots)]);
      return ok(undefined);
    });
    return many;
  }

  /** Takes the step of each story that has one, in one batch. */
  take(steps: readonly (PaperStep | undefined)[]): Promise<Taken> {
    return this.takeAll((_, place) => steps[place] ?? []);
  }

  /** Closes the old year of all stories softly. */
  async closeSoftly(): Promise<void> {
    if ((await this.moveOldYear('SOFT_CLOSED')) !== undefined)
      throw new Error('The year could not be closed softly.');
  }

  /** Empties the old year of each story, as the year end does, in one batch. */
  windUp(how: readonly PaperWindingUp[]): Promise<Taken> {
    return this.takeAll(({ paper }, place) => paper.windingUp(how[place] as PaperWindingUp));
  }

  /** Closes the old year of all stories for good, unless the ledger refuses to. */
  closeForGood(): Promise<PeriodRefusal | undefined> {
    return this.moveOldYear('CLOSED');
  }

  /** What the paper has left in the old year, in the words of the ledger's refusal to close it. */
  unsettled(): PeriodRefusal {
    const left = this.pots().filter(({ pot }) => pot.year === 'OLD');
    const accounts = left.flatMap(({ pot, id }) =>
      STAGES.filter((stage) => !SETTLED.includes(stage) && pot[stage] !== 0n).map((kind) => ({
        potId: id,
        kind,
        amount: pence(pot[kind]),
      })),
    );
    const inOrder = accounts.toSorted((a, b) => (`${a.potId} ${a.kind}` < `${b.potId} ${b.kind}` ? -1 : 1));
    return { outcome: 'NOT_SETTLED', accounts: inOrder };
  }

  /** Everything of every pot and every promise that is not what the paper says, in words. */
  async differences(): Promise<readonly string[]> {
    return [...(await this.differencesOfPots()), ...(await this.differencesOfPromises())];
  }

  /** The check views that are not empty for these stories. */
  async brokenPromises(): Promise<readonly string[]> {
    const { auditor } = this.database;
    const views = await checkViews(auditor);
    const looks = views.map(
      (view) => `select '${view}' as view where exists (select from checks.${view} where authority_id = $1)`,
    );
    const broken = await auditor.query<{ view: string }[]>(looks.join(' union all '), [
      this.scope.authorityId,
    ]);
    return broken.map(({ view }) => view);
  }

  private async differencesOfPots(): Promise<readonly string[]> {
    const pots = this.pots();
    const ids = pots.map(({ id }) => id);
    const balances = await this.database.unitOfWork.read(this.scope, (tx) => balancesOf(tx, this.scope, ids));
    return pots.flatMap(({ place, pot, id }) =>
      STAGES.filter((stage) => balances.get(id)?.[stage] !== pot[stage]).map(
        (stage) => `Story ${place}, ${pot.year} pot ${pot.side}: ${stage} is not ${pot[stage]}.`,
      ),
    );
  }

  private async differencesOfPromises(): Promise<readonly string[]> {
    const onPaper = this.counties.flatMap((county) =>
      county.paper.promises.map((promise) => {
        const into = promise.goesOnIn && idOf(county, promise.goesOnIn);
        return `${idOf(county, promise)}: ${promise.committed}p in ${potOf(county, promise)}, goes on in ${into}`;
      }),
    );
    const rows = await this.database.auditor.query<{ promise: string }[]>(
      `select format('%s: %sp in %s, goes on in %s', id, committed_pence, pot_id, coalesce(carried_into::text, 'undefined'))
                as promise from ledger.commitment where authority_id = $1`,
      [this.scope.authorityId],
    );
    const inLedger = new Set(rows.map(({ promise }) => promise));
    const strange = inLedger.size - onPaper.length;
    return [
      ...onPaper.filter((promise) => !inLedger.has(promise)),
      ...(strange === 0 ? [] : [`The ledger has ${strange} promises more than the paper.`]),
    ];
  }

  private pots(): readonly { readonly place: number; readonly pot: PaperPot; readonly id: string }[] {
    return this.counties.flatMap(({ paper, pots }, place) =>
      paper.pots.map((pot, at) => ({ place, pot, id: pots[at] as string })),
    );
  }

  private async takeAll(
    stepsOf: (county: County, place: number) => PaperStep | readonly PaperStep[],
  ): Promise<Taken> {
    const wanted = this.counties.flatMap((county, place) =>
      [stepsOf(county, place)].flat().flatMap((step) => wantedOf(county, place, step)),
    );
    const said = await this.post(wanted);
    const judged = wanted.map(({ leg, county }, at) => ({
      ...{ leg, oldYear: county.paper.oldYear, said: said[at] as string },
    }));
    const disagreements = wanted.flatMap(({ place, step, refused = 'STOOD' }, at) =>
      said[at] === refused
        ? []
        : [`Story ${place}, ${inWords(step)}: the ledger said ${said[at]}, the paper ${refused}.`],
    );
    return { disagreements, judged };
  }

  /** What the ledger says of each journal, in the words of the paper where it has some. */
  private async post(wanted: readonly Wanted[]): Promise<readonly string[]> {
    if (wanted.length === 0) return [];
    const posted = await this.database.unitOfWork.write(this.scope, async (tx) => {
      await carryCommitments(tx, this.scope, wanted.flatMap(carryOf));
      return ok(
        await postJournals(
          tx,
          this.scope,
          wanted.map(({ journal }) => journal),
        ),
      );
    });
    if (!posted.ok) throw new Error('A batch is never refused as a whole.');
    return posted.value.map((verdict) =>
      verdict.ok ? 'STOOD' : (ON_PAPER[verdict.error.outcome] ?? verdict.error.outcome),
    );
  }

  private async moveOldYear(to: 'SOFT_CLOSED' | 'CLOSED'): Promise<PeriodRefusal | undefined> {
    const moved = await this.database.unitOfWork.write(this.scope, (tx) =>
      movePeriod(tx, this.scope, YEARS.OLD.label, to),
    );
    if (!moved.ok) return moved.error;
    for (const { paper } of this.counties) paper.oldYear = to;
    return undefined;
  }
}

function inWords(step: PaperStep): string {
  return JSON.stringify(step, (_, value: unknown) => (typeof value === 'bigint' ? `${value}p` : value));
}
