import { pence, type Pence } from '#kernel';
import { statement, type Tx } from '#platform';

/** A school's notional SEN budget for a financial year. */
export interface NotionalBudget {
  readonly schoolId: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly amount: Pence;
  /** Its part of the school's whole budget, in hundredths of a per cent; null where the file did not say. */
  readonly shareBasisPoints: number | null;
}

interface BudgetRow {
  school_id: string;
  financial_year: string;
  amount_pence: string;
  share_basis_points: number | null;
}

const COLUMNS = 'school_id, financial_year, amount_pence, share_basis_points';

const ofSchool = statement<BudgetRow>(
  'funding.notional_budgets_of_school',
  `select ${COLUMNS} from funding.notional_sen_budget where authority_id = $1 and school_id = $2 order by financial_year desc`,
);
const ofYears = statement<BudgetRow>(
  'funding.notional_budgets_of_years',
  `select ${COLUMNS} from funding.notional_sen_budget where authority_id = $1 and financial_year = any ($2)`,
);
const writeAll = statement<never>(
  'funding.write_notional_budgets',
  `insert into funding.notional_sen_budget (authority_id, school_id, financial_year, amount_pence, share_basis_points, import_id)
   select $1, given."schoolId", given."financialYear", given.amount, given."shareBasisPoints", $3
     from jsonb_to_recordset($2::jsonb)
          as given ("schoolId" uuid, "financialYear" text, amount bigint, "shareBasisPoints" integer)
       on conflict (authority_id, school_id, financial_year) do update
      set amount_pence = excluded.amount_pence, share_basis_points = excluded.share_basis_points,
          import_id = excluded.import_id`,
);

/** What is known of one school, the latest year first. */
export async function notionalBudgetsOf(
  tx: Tx,
  authorityId: string,
  schoolId: string,
): Promise<readonly NotionalBudget[]> {
  return (await tx.all(ofSchool, [authorityId, schoolId])).map(toBudget);
}

/** What is known of all schools for some years. */
export async function notionalBudgetsIn(
  tx: Tx,
  authorityId: string,
  years: readonly string[],
): Promise<readonly NotionalBudget[]> {
  return (await tx.all(ofYears, [authorityId, years])).map(toBudget);
}

/** Writes budgets, replacing those of the same school and year. As the owner. */
export async function writeNotionalBudgets(
  tx: Tx,
  authorityId: string,
  budgets: readonly NotionalBudget[],
  importId: string,
): Promise<void> {
  const given = budgets.map((budget) => ({ ...budget, amount: budget.amount.toString() }));
  await tx.all(writeAll, [authorityId, JSON.stringify(given), importId]);
}

function toBudget(row: BudgetRow): NotionalBudget {
  return {
    schoolId: row.school_id,
    financialYear: row.financial_year,
    amount: pence(row.amount_pence),
    shareBasisPoints: row.share_basis_points,
  };
}
