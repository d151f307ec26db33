import type { MigrationInterface, QueryRunner } from 'typeorm';

const sameAuthority = `authority_id = nullif(current_setting('app.authority', true), '')::uuid`;

/** What the server reads of a run. The stored sums are for the proofs: they tell of payments that are out of sight. */
const READABLE = `authority_id, id, reference, fund_code, pay_on, state, version, prepared_by, prepared_at, released_by,
  released_at, cancelled_by, cancelled_at`;

/**
 * A run is there for whoever sees a payment in it, and comes to the payments that are seen. Whoever prepares it has to
 * see it before it has any.
 */
export class PaymentRunsInSight1790000009110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy same_authority on allocation.payment_run;
      create policy in_sight on allocation.payment_run using (
        ${sameAuthority} and (
          prepared_by = nullif(current_setting('app.person', true), '')::uuid
          or exists (select from allocation.payment_line l
                      where l.authority_id = payment_run.authority_id and l.run_id = payment_run.id)
        )
      ) with check (${sameAuthority});
      revoke select on allocation.payment_run from app;
      grant select (${READABLE}) on allocation.payment_run to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (${READABLE}) on allocation.payment_run from app;
      grant select on allocation.payment_run to app;
      drop policy in_sight on allocation.payment_run;
      create policy same_authority on allocation.payment_run using (${sameAuthority});
    `);
  }
}
