import { statement, type DatabaseScope, type Tx } from '#platform';

/** A year that is being closed, as closing it for good needs it. */
export interface LockedClosing {
  readonly version: number;
  readonly softClosedBy: string;
  readonly isClosed: boolean;
}

/** How far a financial year has come. Instants as ISO text. */
export interface YearStanding {
  readonly financialYear: string;
  readonly state: 'OPEN' | 'SOFT_CLOSED' | 'CLOSED';
  /** Null while the year is open. */
  readonly version: number | null;
  readonly softClosedByName: string | null;
  readonly softClosedAt: string | null;
  readonly closedByName: string | null;
  readonly closedAt: string | null;
}

interface StandingRow {
  label: string;
  state: YearStanding['state'];
  version: number | null;
  soft_closed_by_name: string | null;
  soft_closed_at: string | null;
  closed_by_name: string | null;
  closed_at: string | null;
}

const insert = statement<never>(
  'funding.soft_close_year',
  'insert into funding.year_closing (authority_id, financial_year, soft_closed_by) values ($1, $2, $3)',
);
const lock = statement<{ version: number; soft_closed_by: string; closed_by: string | null }>(
  'funding.lock_year_closing',
  `select version, soft_closed_by, closed_by from funding.year_closing
    where authority_id = $1 and financial_year = $2 for no key update`,
);
const close = statement<never>(
  'funding.close_year',
  `update funding.year_closing set closed_by = $3, closed_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and financial_year = $2`,
);
const standing = statement<StandingRow>(
  'funding.year_standing',
  `select p.label, p.state, c.version, soft.display_name as soft_closed_by_name,
          to_json(c.soft_closed_at) #>> '{}' as soft_closed_at, closer.display_name as closed_by_name,
          to_json(c.closed_at) #>> '{}' as closed_at
     from ledger.period p
     left join funding.year_closing c on c.authority_id = p.authority_id and c.financial_year = p.label
     left join access.person soft on soft.authority_id = c.authority_id and soft.id = c.soft_closed_by
     left join access.person closer on closer.authority_id = c.authority_id and closer.id = c.closed_by
    where p.authority_id = $1 and p.label = $2`,
);

/** Enters that the person in the scope has begun to close the year. */
export async function insertClosing(tx: Tx, scope: DatabaseScope, year: string): Promise<void> {
  await tx.all(insert, [scope.authorityId, year, scope.personId]);
}

/** The closing of a year, locked; undefined where nobody has begun it. */
export async function lockClosing(
  tx: Tx,
  scope: DatabaseScope,
  year: string,
): Promise<LockedClosing | undefined> {
  const row = await tx.first(lock, [scope.authorityId, year]);
  return row && { version: row.version, softClosedBy: row.soft_closed_by, isClosed: row.closed_by !== null };
}

/** Enters that the person in the scope has closed the year, which is locked. */
export async function writeClosed(tx: Tx, scope: DatabaseScope, year: string): Promise<void> {
  await tx.all(close, [scope.authorityId, year, scope.personId]);
}

/** How far a year has come; undefined where no budget of it was ever opened. */
export async function standingOf(
  tx: Tx,
  scope: DatabaseScope,
  year: string,
): Promise<YearStanding | undefined> {
  const row = await tx.first(standing, [scope.authorityId, year]);
  return (
    row && {
      financialYear: row.label,
      state: row.state,
      version: row.version,
      softClosedByName: row.soft_closed_by_name,
      softClosedAt: row.soft_closed_at,
      closedByName: row.closed_by_name,
      closedAt: row.closed_at,
    }
  );
}
