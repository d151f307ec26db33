import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Views that must be empty. Each row is a broken promise, named in plain words. They run after every database test,
 * from the command line, and (as `auditor`) over a restored backup.
 */
const views: Record<string, string> = {
  pot_does_not_sum_to_zero: `
    select authority_id, pot_id, sum(balance_pence) as pence from ledger.account
     group by authority_id, pot_id having sum(balance_pence) <> 0`,
  account_differs_from_its_entries: `
    select a.authority_id, a.pot_id, a.kind, a.balance_pence, coalesce(e.pence, 0) as entries_pence
      from ledger.account a
      left join (select authority_id, pot_id, kind, sum(amount_pence) as pence, count(*) as entries, max(version) as newest
                   from ledger.entry group by authority_id, pot_id, kind) e using (authority_id, pot_id, kind)
     where a.balance_pence <> coalesce(e.pence, 0) or a.version <> coalesce(e.newest, 0) or a.version <> coalesce(e.entries, 0)`,
  entry_does_not_follow_the_one_before: `
    select authority_id, pot_id, kind, version from (
      select e.*, lag(balance_after_pence, 1, 0::bigint) over w as before_pence, lag(posted_at) over w as before_at, lag(journal_id) over w as before_journal_id,
             lag(version, 1, 0::bigint) over w as before_version
        from ledger.entry e window w as (partition by authority_id, pot_id, kind order by version)) s
     where balance_after_pence <> before_pence + amount_pence or version <> before_version + 1 or posted_at < before_at
        or (posted_at = before_at and journal_id <> before_journal_id)`,
  transfer_without_its_two_entries: `
    select t.authority_id, t.journal_id, t.number from ledger.transfer t
      left join ledger.entry e using (authority_id, journal_id, number)
     group by t.authority_id, t.journal_id, t.number, t.amount_pence
    having count(e.version) <> 2 or sum(e.amount_pence) <> 0 or max(e.amount_pence) <> t.amount_pence`,
  balance_below_its_floor: `
    select authority_id, pot_id, kind, balance_pence, floor_pence from ledger.account where balance_pence < floor_pence`,
  commitments_differ_from_accounts: `
    select a.authority_id, a.pot_id, a.kind, a.balance_pence, coalesce(c.pence, 0) as commitments_pence
      from ledger.account a
      left join (select authority_id, pot_id, kind, sum(pence) as pence from (
             select authority_id, pot_id, 'COMMITTED' as kind, committed_pence as pence from ledger.commitment
             union all select authority_id, pot_id, 'PAYABLE', payable_pence from ledger.commitment
             union all select authority_id, pot_id, 'PAID', paid_pence from ledger.commitment
             union all select authority_id, pot_id, 'RECOVERABLE', recoverable_pence from ledger.commitment) s
           group by authority_id, pot_id, kind) c using (authority_id, pot_id, kind)
     where a.kind in ('COMMITTED', 'PAYABLE', 'PAID', 'RECOVERABLE') and a.balance_pence <> coalesce(c.pence, 0)`,
  hash_chain_is_broken: `
    select authority_id, pot_id, kind, version from (
      select e.*, lag(e.chain_hash, 1, '\\x'::bytea) over (partition by e.authority_id, e.pot_id, e.kind order by e.version) as head
        from ledger.entry e) s
     where chain_hash <> ledger.chain(head, pot_id, kind, version, journal_id, number, amount_pence, balance_after_pence,
                                      posted_at, effective_on)
    union all
    select a.authority_id, a.pot_id, a.kind, a.version from ledger.account a
      join ledger.entry e on e.authority_id = a.authority_id and e.pot_id = a.pot_id and e.kind = a.kind and e.version = a.version
     where a.chain_head <> e.chain_hash`,
  reversed_more_than_posted: `
    select t.authority_id, t.reverses_journal_id, t.reverses_number, sum(t.amount_pence) as reversed_pence
      from ledger.transfer t
      join ledger.transfer o on o.authority_id = t.authority_id and o.journal_id = t.reverses_journal_id
       and o.number = t.reverses_number
     group by t.authority_id, t.reverses_journal_id, t.reverses_number, o.amount_pence
    having sum(t.amount_pence) > o.amount_pence`,
  award_differs_from_its_instalments: `
    select a.authority_id, a.id as award_id, a.value_pence, sum(i.amount_pence) as instalments_pence
      from allocation.award a join allocation.instalment i on i.authority_id = a.authority_id and i.award_id = a.id
     where a.state not in ('ENDED', 'CANCELLED')
     group by a.authority_id, a.id, a.value_pence having sum(i.amount_pence) <> a.value_pence`,
  award_differs_from_the_ledger: `
    select a.authority_id, a.id as award_id, s.planned, s.approved, s.paid,
           c.committed_pence, c.payable_pence, c.paid_pence, c.recoverable_pence
      from allocation.award a
      left join ledger.commitment c on c.authority_id = a.authority_id and c.id = a.id
      join lateral (
        select coalesce(sum(i.amount_pence) filter (where i.state = 'PLANNED'), 0) as planned,
               coalesce(sum(i.amount_pence) filter (where i.state = 'APPROVED'), 0) as approved,
               coalesce(sum(i.amount_pence) filter (where i.state = 'PAID'), 0) as paid
          from allocation.instalment i where i.authority_id = a.authority_id and i.award_id = a.id) s on true
      join lateral (
        select coalesce(sum(r.amount_pence), 0) as agreed,
               coalesce(sum(r.amount_pence) filter (where r.state = 'AGREED'), 0) as outstanding
          from allocation.recovery r where r.authority_id = a.authority_id and r.award_id = a.id) r on true
     where c.id is null or c.committed_pence <> s.planned or c.payable_pence <> s.approved
        or c.paid_pence <> s.paid - r.agreed or c.recoverable_pence <> r.outstanding`,
  open_budget_without_its_load: `
    select b.authority_id, b.id as budget_id, b.amount_pence
      from funding.community_budget b
      left join lateral (select sum(t.amount_pence) as pence from ledger.transfer t
                          where t.authority_id = b.authority_id and t.pot_id = b.id and t.movement = 'BUDGET_LOAD'
                            and t.reverses_journal_id is null) l on true
     where b.state = 'OPEN' and coalesce(l.pence, 0) <> b.amount_pence`,
  payment_run_differs_from_its_lines: `
    select r.authority_id, r.id as run_id, r.total_pence, sum(l.amount_pence) as lines_pence
      from allocation.payment_run r
      left join allocation.payment_line l on l.authority_id = r.authority_id and l.run_id = r.id
     group by r.authority_id, r.id, r.total_pence, r.line_count
    having sum(l.amount_pence) is distinct from r.total_pence or count(l.run_id) <> r.line_count`,
  instalment_in_two_live_payment_runs: `
    select l.authority_id, l.award_id, l.instalment_number
      from allocation.payment_line l
      join allocation.payment_run r on r.authority_id = l.authority_id and r.id = l.run_id and r.state <> 'CANCELLED'
     group by l.authority_id, l.award_id, l.instalment_number having count(*) > 1`,
  one_person_in_two_seats: `
    select l.authority_id, l.run_id, l.award_id
      from allocation.payment_line l
      join allocation.payment_run p on p.authority_id = l.authority_id and p.id = l.run_id
      join allocation.award a on a.authority_id = l.authority_id and a.id = l.award_id
      join allocation.request r on r.authority_id = a.authority_id and r.id = a.request_id
     where p.prepared_by in (r.created_by, r.submitted_by, a.decided_by)
        or p.released_by in (r.created_by, r.submitted_by, a.decided_by, p.prepared_by)
        or (p.state = 'RELEASED' and l.released_by is distinct from p.released_by)
        or a.decided_by in (r.created_by, r.submitted_by)`,
  decided_request_without_a_final_decision: `
    select r.authority_id, r.id as request_id from allocation.request r
     where r.state = 'DECIDED' and not exists (
       select from allocation.decision d where d.authority_id = r.authority_id and d.request_id = r.id
          and d.outcome not in ('DEFERRED', 'AGREED_IN_PRINCIPLE'))`,
  money_agreed_without_an_award: `
    select d.authority_id, d.id as decision_id from allocation.decision d
      left join allocation.award a on a.authority_id = d.authority_id and a.decision_id = d.id
     where d.amount_pence > 0 and a.value_pence is distinct from d.amount_pence`,
  open_mainstream_school_without_a_community: `
    select r.authority_id, r.urn from directory.school_registration r
     where r.mainstream and r.status in ('OPEN', 'PROPOSED_TO_CLOSE')
       and coalesce(r.opened_on, '-infinity') < current_date - 366
       and exists (select from directory.community_membership m where m.authority_id = r.authority_id)
       and not exists (select from directory.community_membership m
                        where m.authority_id = r.authority_id and m.school_id = r.school_id and m.role = 'MEMBER'
                          and m.valid @> current_date)`,
};

export class Checks1790000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema checks; grant usage on schema checks to app, auditor;`);
    for (const [name, select] of Object.entries(views)) {
      await runner.query(`create view checks.${name} with (security_invoker = true) as ${select};`);
    }
    await runner.query(`grant select on all tables in schema checks to auditor;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema checks cascade;`);
  }
}
