/** The one timeline of the database, in order. Merged migrations are never edited. */
import { RolesAndPlatform1790000000000 } from './1790000000000-roles-and-platform.js';
import { Access1790000001000 } from './1790000001000-access.js';
import { Directory1790000002000 } from './1790000002000-directory.js';
import { Pupils1790000003000 } from './1790000003000-pupils.js';
import { Ledger1790000004000 } from './1790000004000-ledger.js';
import { LedgerPosting1790000005000 } from './1790000005000-ledger-posting.js';
import { Funding1790000006000 } from './1790000006000-funding.js';
import { Allocation1790000007000 } from './1790000007000-allocation.js';
import { Checks1790000008000 } from './1790000008000-checks.js';
import { AllocationHardening1790000009000 } from './1790000009000-allocation-hardening.js';
import { Employment1790000009100 } from './1790000009100-employment.js';
import { PaymentRunsInSight1790000009110 } from './1790000009110-payment-runs-in-sight.js';
import { LedgerSpeed1790000009200 } from './1790000009200-ledger-speed.js';
import { Formula1790000010000 } from './1790000010000-formula.js';
import { FundYears1790000011000 } from './1790000011000-fund-years.js';
import { BandsAndStreams1790000012000 } from './1790000012000-bands-and-streams.js';
import { YearEnd1790000013000 } from './1790000013000-year-end.js';

export const migrations = [
  RolesAndPlatform1790000000000,
  Access1790000001000,
  Directory1790000002000,
  Pupils1790000003000,
  Ledger1790000004000,
  LedgerPosting1790000005000,
  Funding1790000006000,
  Allocation1790000007000,
  Checks1790000008000,
  AllocationHardening1790000009000,
  Employment1790000009100,
  PaymentRunsInSight1790000009110,
  LedgerSpeed1790000009200,
  Formula1790000010000,
  FundYears1790000011000,
  BandsAndStreams1790000012000,
  YearEnd1790000013000,
];
