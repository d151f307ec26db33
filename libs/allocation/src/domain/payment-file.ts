import type { Pence, PlainDate } from '#kernel';
import { stringify } from 'csv-stringify/sync';

/** What a payment file needs to know of a run. */
export interface RunHead {
  readonly reference: string;
  readonly fundCode: string;
  readonly payOn: PlainDate;
}

/** One payment in the file. */
export interface FileLine {
  readonly payeeUrn: number;
  readonly payeeName: string;
  readonly communityCode: string;
  readonly awardReference: string;
  readonly instalmentNumber: number;
  readonly amount: Pence;
  readonly accountingCode: string;
  readonly s251Line: string;
  readonly costCentre: string;
}

export interface PaymentFile {
  readonly fileName: string;
  readonly lineCount: number;
  readonly csv: string;
}

/**
 * The file the finance system takes in: one line a payment, each with its accounting code, amounts in pounds with two
 * decimals. A name that a spreadsheet would take for a formula is quoted so that it stays a name.
 */
export function paymentFile(run: RunHead, lines: readonly FileLine[]): PaymentFile {
  const rows = lines.map((line) => ({
    run: run.reference,
    pay_on: run.payOn.toString(),
    fund: run.fundCode,
    payee_urn: line.payeeUrn,
    payee_name: line.payeeName,
    community: line.communityCode,
    award: line.awardReference,
    instalment: line.instalmentNumber,
    amount: inPounds(line.amount),
    accounting_code: line.accountingCode,
    s251_line: line.s251Line,
    cost_centre: line.costCentre,
  }));
  return {
    fileName: `${run.reference}-${run.payOn.toString()}.csv`,
    lineCount: rows.length,
    csv: stringify(rows, { header: true, escape_formulas: true, record_delimiter: 'windows' }),
  };
}

function inPounds(amount: Pence): string {
  const digits = amount.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
