import type { MigrationInterface, QueryRunner } from 'typeorm';
import { postingAfterSpeed } from './ledger-posting/after-speed.js';
import { postingBeforeSpeed } from './ledger-posting/before-speed.js';

/**
 * The same posting, in time that depends on the journal alone. Before, each posting read every transfer and every pot of
 * its authority: row level security forbids PostgreSQL to look a row up by an expression that might leak it, and a value
 * taken out of JSON, or a `coalesce`, is such an expression, so it walked over the rows of the authority and searched the
 * scope's list of communities for each. Now rows are looked up by their keys, one at a time.
 *
 * Accounts and commitments are written once for a journal, not once for a transfer, and statements are planned once for a
 * connection. Stored rows, chain hashes and verdicts keep their form, and whatever was refused is refused. One thing that
 * was wrong is now a fault: a commitment that a pot out of sight has (its stages were lost, and the checks said so).
 */
export class LedgerSpeed1790000009200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function ledger.plan, ledger.refusal, ledger.write, ledger.post_one;');
    await runner.query(postingAfterSpeed);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ledger.plan, ledger.refusal, ledger.refusal_of_accounts, ledger.write, ledger.write_commitments,
        ledger.write_transfers, ledger.post_one;
      drop type ledger.transfer_key;
    `);
    await runner.query(postingBeforeSpeed);
  }
}
