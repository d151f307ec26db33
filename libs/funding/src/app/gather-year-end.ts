import { canonicalJson, pence, sha256Hex, subtractPence, type FinancialYear } from '#kernel';
import { balancesOf, openCommitmentsIn, type LiveCommitment, type PotBalances } from '#ledger';
import type { DatabaseScope, Tx } from '#platform';
import { potsOfYear, type PotOfYear } from '../data/year-end-pots.sql.js';
import type { OpenCommitment, PotAtYearEnd } from '../domain/year-end.js';
import type { PromisesAtYearEnd, UnpaidParts } from './promises-at-year-end.js';

/** Which pots are wound up: those of one fund and one year. */
export interface YearOfFund {
  readonly fundCode: string;
  readonly year: FinancialYear;
}

/**
 * The pots of a fund's year that have anything left in them, with their open commitments, by id. Where the caller holds
 * the pots, this is how they stand until the transaction ends.
 */
export async function gatherPots(
  tx: Tx,
  scope: DatabaseScope,
  promises: PromisesAtYearEnd,
  { fundCode, year }: YearOfFund,
): Promise<readonly PotAtYearEnd[]> {
  const pots = await potsOfYear(tx, scope, fundCode, year);
  const potIds = pots.map(({ potId }) => potId);
  const balances = await balancesOf(tx, scope, potIds);
  const open = await openCommitmentsIn(tx, scope, potIds);
  const awardIds = open.map(({ originId }) => originId);
  const parts = await promises.unpaidParts(tx, scope, awardIds, year.endsOn);
  return pots
    .map((pot) => {
      const ofPot = open.filter(({ potId }) => potId === pot.potId);
      return toPot(
        pot,
        balances.get(pot.potId) as PotBalances,
        ofPot.map((commitment) => toOpenCommitment(commitment, parts.get(commitment.originId))),
      );
    })
    .filter(hasSomethingLeft);
}

/** One text for one state of the ledger: equal exactly where nothing has moved in between. */
export function hashOfPots(pots: readonly PotAtYearEnd[]): string {
  return sha256Hex(canonicalJson(pots));
}

function toPot(
  { potId, communityId, nextPotId }: PotOfYear,
  { AVAILABLE, RESERVE, DEFICIT }: PotBalances,
  commitments: readonly OpenCommitment[],
): PotAtYearEnd {
  const deficit = subtractPence(pence(0n), DEFICIT);
  return { potId, communityId, nextPotId, available: AVAILABLE, reserve: RESERVE, deficit, commitments };
}

function toOpenCommitment(commitment: LiveCommitment, parts: UnpaidParts | undefined): OpenCommitment {
  const { due, later } = parts ?? { due: pence(0n), later: pence(0n) };
  if (due + later !== commitment.committed) {
    throw new Error(`The instalments of award ${commitment.originId} differ from what is committed for it.`);
  }
  return {
    commitmentId: commitment.id,
    awardId: commitment.originId,
    due,
    later,
    recoverable: commitment.recoverable,
    ofEarlierYears: commitment.ofEarlierYears,
  };
}

function hasSomethingLeft({ available, reserve, deficit, commitments }: PotAtYearEnd): boolean {
  return available + reserve + deficit > 0n || commitments.length > 0;
}
