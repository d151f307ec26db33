import { Fault, FinancialYear } from '#kernel';

/** A financial year as a client wrote it, for a question. Throws BAD_USER_INPUT with the plain reason. */
export function financialYearLabel(written: string): string {
  const year = FinancialYear.read(written);
  if (!year.ok) throw new Fault('BAD_USER_INPUT', year.error);
  return year.value.label;
}
