import { pence, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { ConversionLine, ConversionRule } from '../domain/band-conversion.js';

/** One line of a conversion, by the codes of the bands. */
export interface StoredConversionLine {
  readonly fromBand: string;
  readonly toBand: string;
  readonly rule: ConversionRule;
  /** The most the old band gave a year; null for a band costed case by case. */
  readonly fromTopUp: Pence | null;
}

/** A change from one scheme to another. Plain values, dates and instants as ISO text. */
export interface BandConversion {
  readonly id: string;
  readonly fromScheme: string;
  readonly toScheme: string;
  readonly convertsOn: string;
  readonly protectedUntil: string | null;
  readonly note: string;
  readonly state: 'PROPOSED' | 'APPROVED';
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly approvedByName: string | null;
  readonly lines: readonly StoredConversionLine[];
}

export interface NewConversion {
  readonly id: string;
  readonly fromSchemeId: string;
  readonly toSchemeId: string;
  readonly convertsOn: PlainDate;
  readonly protectedUntil: PlainDate | null;
  readonly note: string;
  readonly lines: readonly ConversionLine[];
}

type ConversionRow = Omit<BandConversion, 'lines'> & {
  lines: { fromBand: string; toBand: string; rule: ConversionRule; fromTopUp: string | null }[];
};

const CONVERSIONS = `
  select c.id, f.code as "fromScheme", t.code as "toScheme", c.converts_on::text as "convertsOn",
         c.protected_until::text as "protectedUntil", c.note, c.state, c.version, c.proposed_by as "proposedBy",
         proposer.display_name as "proposedByName", approver.display_name as "approvedByName",
         (select json_agg(json_build_object('fromBand', a.code, 'toBand', b.code, 'rule', l.rule,
                   'fromTopUp', l.from_top_up_pence::text) order by a.area_of_need nulls first, a.level, a.code)
            from funding.band_conversion_line l
            join funding.band a on a.authority_id = l.authority_id and a.id = l.from_band_id
            join funding.band b on b.authority_id = l.authority_id and b.id = l.to_band_id
           where l.authority_id = c.authority_id and l.conversion_id = c.id) as lines
    from funding.band_conversion c
    join funding.band_scheme f on f.authority_id = c.authority_id and f.id = c.from_scheme_id
    join funding.band_scheme t on t.authority_id = c.authority_id and t.id = c.to_scheme_id
    join access.person proposer on proposer.authority_id = c.authority_id and proposer.id = c.proposed_by
    left join access.person approver on approver.authority_id = c.authority_id and approver.id = c.approved_by`;

const all = statement<ConversionRow>(
  'funding.band_conversions',
  `${CONVERSIONS} where c.authority_id = $1 order by c.converts_on desc, c.id desc`,
);
const one = statement<ConversionRow>(
  'funding.band_conversion',
  `${CONVERSIONS} where c.authority_id = $1 and c.id = $2`,
);
const inForce = statement<ConversionRow>(
  'funding.band_conversion_in_force',
  `${CONVERSIONS} where c.authority_id = $1 and f.code = $2 and c.state = 'APPROVED'`,
);
const lock = statement<{ id: string }>(
  'funding.lock_band_conversion',
  'select id from funding.band_conversion where authority_id = $1 and id = $2 for no key update',
);
const insertRow = statement<never>(
  'funding.propose_band_conversion',
  `insert into funding.band_conversion
     (authority_id, id, from_scheme_id, to_scheme_id, converts_on, protected_until, note, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const insertLines = statement<never>(
  'funding.propose_band_conversion_lines',
  `insert into funding.band_conversion_line (authority_id, conversion_id, from_band_id, to_band_id, rule, from_top_up_pence)
   select $1, $2, given."from", given."to", given.rule, given.amount
     from jsonb_to_recordset($3::jsonb) as given ("from" uuid, "to" uuid, rule text, amount bigint)`,
);
const approve = statement<{ id: string }>(
  'funding.approve_band_conversion',
  `update funding.band_conversion set state = 'APPROVED', approved_by = $3, approved_at = clock_timestamp(),
     version = version + 1
    where authority_id = $1 and id = $2
      and not exists (select from funding.band_conversion twin where twin.authority_id = $1 and twin.state = 'APPROVED'
                       and twin.from_scheme_id = band_conversion.from_scheme_id) returning id`,
);

/** All changes of scheme of an authority, the latest first: a handful. */
export async function bandConversions(tx: Tx, authorityId: string): Promise<readonly BandConversion[]> {
  return (await tx.all(all, [authorityId])).map(toConversion);
}

/** A change of scheme, locked until the transaction ends; undefined where there is none. */
export async function lockConversion(
  tx: Tx,
  { authorityId }: DatabaseScope,
  id: string,
): Promise<BandConversion | undefined> {
  if ((await tx.first(lock, [authorityId, id])) === undefined) return undefined;
  return toConversion(await tx.only(one, [authorityId, id]));
}

/** A change of scheme that is known to be there. */
export async function conversionOf(
  tx: Tx,
  { authorityId }: DatabaseScope,
  id: string,
): Promise<BandConversion> {
  return toConversion(await tx.only(one, [authorityId, id]));
}

/** The approved change away from a scheme; undefined where there is none. */
export async function approvedConversion(
  tx: Tx,
  authorityId: string,
  fromScheme: string,
): Promise<BandConversion | undefined> {
  const row = await tx.first(inForce, [authorityId, fromScheme]);
  return row && toConversion(row);
}

/** Writes a proposed change in the name of the person in the scope. */
export async function insertConversion(tx: Tx, scope: DatabaseScope, given: NewConversion): Promise<void> {
  const { id, fromSchemeId, toSchemeId, convertsOn, protectedUntil, note } = given;
  const dates = [convertsOn.toString(), protectedUntil?.toString() ?? null];
  await tx.all(insertRow, [scope.authorityId, id, fromSchemeId, toSchemeId, ...dates, note, scope.personId]);
  const lines = given.lines.map(({ from, to, rule }) => ({
    from: from.id,
    to: to.id,
    rule,
    amount: from.highest?.toString() ?? null,
  }));
  await tx.all(insertLines, [scope.authorityId, id, JSON.stringify(lines)]);
}

/** Approves a locked change in the name of the person in the scope. False where the old scheme is converted already. */
export async function approveConversion(
  tx: Tx,
  { authorityId, personId }: DatabaseScope,
  id: string,
): Promise<boolean> {
  return (await tx.first(approve, [authorityId, id, personId])) !== undefined;
}

function toConversion({ lines, ...row }: ConversionRow): BandConversion {
  return {
    ...row,
    lines: lines.map((line) => ({
      ...line,
      fromTopUp: line.fromTopUp === null ? null : pence(line.fromTopUp),
    })),
  };
}
