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
];
