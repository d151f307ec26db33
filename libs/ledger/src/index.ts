/** Money in pots, moved by journals that happen whole or not at all. Knows nothing of schools or children. */
export {
  ACCOUNT_KINDS,
  MOVEMENTS,
  type AccountKind,
  type Journal,
  type Movement,
  type Reversal,
  type Transfer,
} from './domain/journal.js';
export type { Balance, Posted, PostingRefusal } from './domain/verdict.js';
export { postJournal, postJournals } from './app/post.js';
export { openPot, type NewPot } from './app/pots.js';
export { setReserveFloor, type FloorAboveBalance, type ReserveFloor } from './app/reserve-floor.js';
export { balancesOf, loadedInto, promisedIn, type PotBalances } from './app/balances.query.js';
export { statementPage, type StatementLine, type StatementPage } from './app/statement.query.js';
export { transfersCausedBy, type PostedTransfer } from './app/caused-transfers.query.js';
export {
  movePeriod,
  periodOf,
  type Period,
  type PeriodRefusal,
  type PeriodState,
  type UnsettledAccount,
} from './app/periods.js';
export { carryCommitments, holdPots, type Carry } from './app/carry-commitments.js';
export {
  liveCommitmentOf,
  livePlacesOf,
  openCommitmentsIn,
  type LiveCommitment,
  type LivePlace,
} from './app/live-commitments.query.js';
