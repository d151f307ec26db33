import { Injectable } from '@nestjs/common';
import { AcademicYear, Fault, type Pence } from '#kernel';
import { splitAcademicYear, type YearSplit, type YearSplitMethod } from '../domain/proration-split.js';

export interface SplitQuestion {
  /** Such as "2026-27". */
  readonly academicYear: string;
  readonly amount: Pence;
  readonly method: YearSplitMethod;
}

/** Charges an amount for an academic year to financial years. Reads and stores nothing. For holders of `rules.read`. */
@Injectable()
export class SplitAcademicYear {
  /** Throws BAD_USER_INPUT, in plain words, for a year that cannot be read. */
  run({ academicYear, amount, method }: SplitQuestion): YearSplit {
    const year = AcademicYear.read(academicYear);
    if (!year.ok) throw new Fault('BAD_USER_INPUT', year.error);
    return splitAcademicYear(amount, year.value, method);
  }
}
