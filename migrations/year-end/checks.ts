/**
 * An award against the ledger, where the award's promise may have gone on in later years: what is committed, payable and
 * paid is added up over all commitments that began with it. Money of an earlier year that is to come back was never taken
 * out of that year's paid money, so it is counted apart.
 */
export const awardDiffersFromTheLedger = `
    select a.authority_id, a.id as award_id, s.planned, s.approved, s.paid,
           c.committed_pence, c.payable_pence, c.paid_pence, c.recoverable_pence
      from allocation.award a
      left join lateral (
        select sum(k.committed_pence)::bigint as committed_pence, sum(k.payable_pence)::bigint as payable_pence,
               sum(k.paid_pence)::bigint as paid_pence, sum(k.recoverable_pence)::bigint as recoverable_pence
          from ledger.commitment k where k.authority_id = a.authority_id and k.origin_id = a.id) c on true
      join lateral (
        select coalesce(sum(i.amount_pence) filter (where i.state = 'PLANNED'), 0) as planned,
               coalesce(sum(i.amount_pence) filter (where i.state = 'APPROVED'), 0) as approved,
               coalesce(sum(i.amount_pence) filter (where i.state = 'PAID'), 0) as paid
          from allocation.instalment i where i.authority_id = a.authority_id and i.award_id = a.id) s on true
      join lateral (
        select coalesce(sum(r.amount_pence), 0) as agreed,
               coalesce(sum(r.amount_pence) filter (where r.state = 'AGREED'), 0) as outstanding
          from allocation.recovery r where r.authority_id = a.authority_id and r.award_id = a.id) r on true
      join lateral (
        select coalesce(sum(case t.movement when 'PRIOR_YEAR_RECOVERY_AGREED' then t.amount_pence
                                            when 'PRIOR_YEAR_RECOVERY_CARRIED_OUT' then -t.amount_pence end), 0) as of_earlier_years
          from ledger.commitment k
          join ledger.transfer t on t.authority_id = k.authority_id and t.commitment_id = k.id
         where k.authority_id = a.authority_id and k.origin_id = a.id) e on true
     where c.committed_pence is null or c.committed_pence <> s.planned or c.payable_pence <> s.approved
        or c.paid_pence <> s.paid - r.agreed + e.of_earlier_years or c.recoverable_pence <> r.outstanding`;

export const awardDiffersFromTheLedgerBefore = `
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
        or c.paid_pence <> s.paid - r.agreed or c.recoverable_pence <> r.outstanding`;

const COST = `
  (select coalesce(sum(i.amount_pence), 0) from allocation.instalment i
    where i.authority_id = a.authority_id and i.award_id = a.id and i.state <> 'CANCELLED')
  - (select coalesce(sum(r.amount_pence), 0) from allocation.recovery r
      where r.authority_id = a.authority_id and r.award_id = a.id)`;
const DAYS_PLANNED = '(q.ends_on - q.starts_on + 1)';
const DAYS_EARNED = 'greatest(a.ended_on - q.starts_on + 1, 0)';

export const awardCostsOtherThanEarnedBefore = `
        select a.authority_id, a.id as award_id, a.value_pence, a.earned_pence, ${COST} as cost_pence
          from allocation.award a
          join allocation.request q on q.authority_id = a.authority_id and q.id = a.request_id
         where (${COST} <> coalesce(a.earned_pence, a.value_pence)
            or abs(a.earned_pence::numeric * ${DAYS_PLANNED} - a.value_pence::numeric * ${DAYS_EARNED}) * 2 > ${DAYS_PLANNED})`;

/** An award that is given up at the end of a year comes to what it was paid, whatever days it ran. */
export const awardCostsOtherThanEarned = `${awardCostsOtherThanEarnedBefore}
           and not exists (select from funding.year_end_commitment g
                            where g.authority_id = a.authority_id and g.award_id = a.id and g.outcome = 'RELEASE')`;

/** What a year end promises. Each view has to be empty. */
export const yearEndChecks: Readonly<Record<string, string>> = {
  posted_in_a_closed_year: `
    select e.authority_id, e.pot_id, e.kind, e.version, p.label
      from ledger.period p
      join ledger.pot pot on pot.authority_id = p.authority_id and pot.period_id = p.id
      join ledger.entry e on e.authority_id = pot.authority_id and e.pot_id = pot.id
     where e.posted_at > p.closed_at`,
  closed_year_with_money_left: `
    select a.authority_id, p.label, a.pot_id, a.kind, a.balance_pence
      from ledger.period p
      join ledger.pot pot on pot.authority_id = p.authority_id and pot.period_id = p.id
      join ledger.account a on a.authority_id = pot.authority_id and a.pot_id = pot.id
     where p.closed_at is not null and a.balance_pence <> 0
       and a.kind in ('AVAILABLE', 'COMMITTED', 'PAYABLE', 'RESERVE', 'RECOVERABLE', 'DEFICIT')`,
  commitment_carried_with_another_amount: `
    select o.authority_id, o.id as commitment_id, o.carried_into, went.pence as went_pence, came.pence as came_pence
      from ledger.commitment o
      join lateral (
        select coalesce(sum(t.amount_pence), 0) as pence from ledger.transfer t
         where t.authority_id = o.authority_id and t.commitment_id = o.id and t.movement = 'COMMITMENT_CARRIED_OUT') went on true
      join lateral (
        select coalesce(sum(t.amount_pence), 0) as pence from ledger.transfer t
         where t.authority_id = o.authority_id and t.commitment_id = o.carried_into
           and t.movement in ('COMMITMENT_CARRIED_IN', 'COMMIT') and t.reverses_journal_id is null) came on true
     where o.carried_into is not null and went.pence <> came.pence`,
  carried_commitment_with_money_left: `
    select c.authority_id, c.id as commitment_id from ledger.commitment c
     where c.carried_into is not null and (c.committed_pence <> 0 or c.payable_pence <> 0 or c.recoverable_pence <> 0)`,
  year_end_that_does_not_balance: `
    select j.authority_id, j.cause_id from ledger.journal j
      join ledger.transfer t on t.authority_id = j.authority_id and t.journal_id = j.id
     where j.cause = 'YEAR_END'
     group by j.authority_id, j.cause_id
    having coalesce(sum(t.amount_pence) filter (where t.movement = 'DEFICIT_CALLED'), 0)
        <> coalesce(sum(t.amount_pence) filter (where t.movement = 'DEFICIT_CLEARED'), 0)
        or coalesce(sum(t.amount_pence) filter (where t.movement = 'COMMITMENT_CARRIED_OUT'), 0)
        <> coalesce(sum(t.amount_pence) filter (where t.movement in ('COMMITMENT_CARRIED_IN', 'COMMIT')), 0)
        or coalesce(sum(t.amount_pence) filter (where t.movement in ('RECOVERY_CARRIED_OUT', 'PRIOR_YEAR_RECOVERY_CARRIED_OUT')), 0)
        <> coalesce(sum(t.amount_pence) filter (where t.movement = 'PRIOR_YEAR_RECOVERY_AGREED'), 0)`,
  deficit_beyond_what_was_recorded: `
    select a.authority_id, a.pot_id, a.balance_pence, coalesce(d.pence, 0) as recorded_pence
      from ledger.account a
      left join (select authority_id, budget_id, sum(amount_pence) as pence from funding.deficit
                  where state = 'RECORDED' group by authority_id, budget_id) d
             on d.authority_id = a.authority_id and d.budget_id = a.pot_id
     where a.kind = 'DEFICIT' and -a.balance_pence > coalesce(d.pence, 0)`,
};
