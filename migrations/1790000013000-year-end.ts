import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  awardCostsOtherThanEarned,
  awardCostsOtherThanEarnedBefore,
  awardDiffersFromTheLedger,
  awardDiffersFromTheLedgerBefore,
  yearEndChecks,
} from './year-end/checks.js';

const sameAuthority = `authority_id = nullif(current_setting('app.authority', true), '')::uuid`;
const communityInScope = `${sameAuthority} and strpos(current_setting('app.communities', true), community_id::text) > 0`;

/** Rows about one community, and rows about the whole authority: each with the rule by which they are seen. */
const GUARDED: Readonly<Record<string, string>> = {
  year_closing: sameAuthority,
  year_end: sameAuthority,
  year_end_pot: communityInScope,
  year_end_commitment: communityInScope,
  deficit: communityInScope,
};

/**
 * The end of a financial year: periods that close and stay closed, a closing batch that one officer proposes and another
 * approves, commitments that move into the next year one by one, deficits that are recorded and cleared, and the limit
 * on what may be promised beyond the year.
 */
export class YearEnd1790000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerSide);
    await runner.query(moreRefusals);
    await runner.query(fundingSide);
    for (const [table, rule] of Object.entries(GUARDED)) await guard(runner, table, rule);
    await runner.query(rights);
    await runner.query(beyondTheYear);
    await runner.query(`create or replace view checks.award_differs_from_the_ledger with (security_invoker = true) as
      ${awardDiffersFromTheLedger}`);
    await runner.query(`create or replace view checks.award_costs_other_than_what_was_earned with (security_invoker = true) as
      ${awardCostsOtherThanEarned}`);
    for (const [name, select] of Object.entries(yearEndChecks)) {
      await runner.query(`create view checks.${name} with (security_invoker = true) as ${select};`);
    }
    await runner.query(`grant select on all tables in schema checks to auditor;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(yearEndChecks)) await runner.query(`drop view checks.${name};`);
    await runner.query(`create or replace view checks.award_differs_from_the_ledger with (security_invoker = true) as
      ${awardDiffersFromTheLedgerBefore}`);
    await runner.query(`create or replace view checks.award_costs_other_than_what_was_earned with (security_invoker = true) as
      ${awardCostsOtherThanEarnedBefore}`);
    await runner.query(`
      drop trigger promised_beyond_year_end on allocation.instalment;
      drop function allocation.refuse_beyond_year_end;
      drop table funding.year_end_commitment, funding.year_end_pot, funding.year_end, funding.year_closing, funding.deficit;
      ${refusalBefore}
      drop function ledger.refusal_of_pots(uuid, ledger.planned_transfer[]);
      drop function ledger.refusal_of_carried(uuid, ledger.leg[]);
      drop function ledger.carry_commitments, ledger.hold_pots, ledger.move_period, ledger.require_own_session;
      alter table ledger.period drop column closed_at, drop column soft_closed_at;
      alter table ledger.commitment drop column carried_into, drop column origin_id, drop column first_commitment_id;
      delete from ledger.movement where movement in ('RESERVE_CARRIED_OUT', 'RECOVERY_CARRIED_OUT',
        'PRIOR_YEAR_RECOVERY_AGREED', 'PRIOR_YEAR_RECOVERY_RECEIVED', 'PRIOR_YEAR_RECOVERY_CARRIED_OUT');
    `);
  }
}

/**
 * A carried commitment is a new row in the next year's pot. `origin_id` is the award it began with: a generated column, so
 * that rows from before have it too and no posting has to think of it. One commitment of an award is live at any time.
 */
const ledgerSide = `
  insert into ledger.movement (movement, from_kind, to_kind, needs_commitment, when_soft_closed, description) values
    ('RESERVE_CARRIED_OUT', 'RESERVE', 'FUND', false, true, 'What is left of the reserve is carried into the next year'),
    ('RECOVERY_CARRIED_OUT', 'RECOVERABLE', 'PAID', true, true, 'What is still to come back is followed up in the next year'),
    ('PRIOR_YEAR_RECOVERY_AGREED', 'FUND', 'RECOVERABLE', true, true, 'Money paid out of an earlier year is to come back'),
    ('PRIOR_YEAR_RECOVERY_RECEIVED', 'RECOVERABLE', 'RETURNED', true, true, 'Money paid out of an earlier year has come back and goes to the fund'),
    ('PRIOR_YEAR_RECOVERY_CARRIED_OUT', 'RECOVERABLE', 'FUND', true, true, 'Money paid out of an earlier year is still to come back and is followed up in the next year');

  alter table ledger.period add column soft_closed_at timestamptz, add column closed_at timestamptz;

  alter table ledger.commitment
    add column first_commitment_id uuid,
    add column carried_into uuid;
  alter table ledger.commitment
    add column origin_id uuid not null generated always as (coalesce(first_commitment_id, id)) stored,
    add constraint uq_commitment_carried_into unique (authority_id, carried_into),
    add constraint fk_commitment_carried_into foreign key (authority_id, carried_into)
      references ledger.commitment (authority_id, id);
  create unique index uq_commitment_live on ledger.commitment (authority_id, origin_id) where carried_into is null;
  create index ix_commitment_origin on ledger.commitment (authority_id, origin_id);
  comment on column ledger.commitment.origin_id is 'The award it began with, whichever year it has been carried into.';

  create function ledger.require_own_session(p_authority uuid) returns void
  language plpgsql stable as $$
  begin
    if p_authority is distinct from nullif(current_setting('app.authority', true), '')::uuid then
      raise exception 'the authority must be that of the session' using errcode = 'insufficient_privilege';
    end if;
  end $$;

  -- OPEN, then SOFT_CLOSED, then CLOSED. The lock waits for every posting that holds the period (for key share) and keeps
  -- new ones out until the state is there for them to read.
  create function ledger.move_period(p_authority uuid, p_label text, p_state text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_period ledger.period;
    v_unsettled jsonb;
  begin
    perform ledger.require_own_session(p_authority);
    select * into v_period from ledger.period p where p.authority_id = p_authority and p.label = p_label for update;
    if not found then
      return jsonb_build_object('outcome', 'UNKNOWN_PERIOD');
    end if;
    if (v_period.state, p_state) not in (('OPEN', 'SOFT_CLOSED'), ('SOFT_CLOSED', 'CLOSED')) then
      return jsonb_build_object('outcome', 'WRONG_STATE', 'state', v_period.state);
    end if;
    if p_state = 'CLOSED' then
      select jsonb_agg(jsonb_build_object('pot', a.pot_id, 'kind', a.kind, 'pence', a.balance_pence::text)
                       order by a.pot_id, a.kind)
        into v_unsettled
        from ledger.pot pot
        join ledger.account a on a.authority_id = pot.authority_id and a.pot_id = pot.id
       where pot.authority_id = p_authority and pot.period_id = v_period.id and a.balance_pence <> 0
         and a.kind in ('AVAILABLE', 'COMMITTED', 'PAYABLE', 'RESERVE', 'RECOVERABLE', 'DEFICIT');
      if v_unsettled is not null then
        return jsonb_build_object('outcome', 'NOT_SETTLED', 'accounts', v_unsettled);
      end if;
    end if;
    update ledger.period p
       set state = p_state,
           soft_closed_at = case when p_state = 'SOFT_CLOSED' then clock_timestamp() else p.soft_closed_at end,
           closed_at = case when p_state = 'CLOSED' then clock_timestamp() end
     where p.authority_id = p_authority and p.id = v_period.id;
    return jsonb_build_object('outcome', 'MOVED', 'state', p_state);
  end $$;

  -- The locks of ledger.post, in its order, for one who has to look before posting.
  create function ledger.hold_pots(p_authority uuid, p_pots uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    perform ledger.require_own_session(p_authority);
    perform 1 from ledger.pot pot
      join ledger.period p on p.authority_id = pot.authority_id and p.id = pot.period_id
     where pot.authority_id = p_authority and pot.id = any (p_pots)
     order by pot.id for no key update of pot for key share of p;
  end $$;

  -- [{ commitment, into, pot }]: a commitment goes on in a later pot of the same holder and fund. Pots are held by the
  -- caller. One statement, so that at no time an award has two live commitments, or none.
  create function ledger.carry_commitments(p_authority uuid, p_carries jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_carried integer;
  begin
    perform ledger.require_own_session(p_authority);
    with wanted as (
      select c.commitment, c."into", c.pot from jsonb_to_recordset(p_carries) as c (commitment uuid, "into" uuid, pot uuid)
    ), moved as (
      update ledger.commitment old set carried_into = w."into"
        from wanted w, ledger.pot here, ledger.period this_year, ledger.pot there, ledger.period later
       where old.authority_id = p_authority and old.id = w.commitment and old.carried_into is null
         and here.authority_id = p_authority and here.id = old.pot_id
         and this_year.authority_id = p_authority and this_year.id = here.period_id
         and there.authority_id = p_authority and there.id = w.pot
         and later.authority_id = p_authority and later.id = there.period_id
         and there.holder_id = here.holder_id and there.fund_code = here.fund_code and later.starts_on > this_year.ends_on
      returning w."into" as id, w.pot, old.holder_id, old.origin_id
    )
    insert into ledger.commitment (authority_id, id, pot_id, holder_id, first_commitment_id)
    select p_authority, moved.id, moved.pot, moved.holder_id, moved.origin_id from moved;
    get diagnostics v_carried = row_count;
    if v_carried <> jsonb_array_length(p_carries) then
      raise exception 'a commitment is carried once, into a later year of the same community and fund'
        using errcode = 'integrity_constraint_violation', constraint = 'uq_commitment_live';
    end if;
  end $$;

  revoke all on function ledger.require_own_session, ledger.move_period, ledger.hold_pots, ledger.carry_commitments from public;
  grant execute on function ledger.move_period(uuid, text, text) to app;
  grant execute on function ledger.hold_pots(uuid, uuid[]) to app;
  grant execute on function ledger.carry_commitments(uuid, jsonb) to app;
`;

const REFUSAL = `
  create or replace function ledger.refusal(p_authority uuid, p_effective_on date, p_transfers ledger.planned_transfer[],
    p_legs ledger.leg[], p_accounts ledger.account[]) returns jsonb
  language plpgsql stable as`;

/** A journal is of one fund, and nothing is promised from a pot whose deficit has not been made good. */
const moreRefusals = `
  create function ledger.refusal_of_pots(p_authority uuid, p_transfers ledger.planned_transfer[]) returns jsonb
  language plpgsql stable as $$
  declare
    v_funds text[];
    v_refusal jsonb;
  begin
    select array_agg(distinct pot.fund_code order by pot.fund_code) into v_funds
      from (select distinct t.pot_id from unnest(p_transfers) t) t
     cross join lateral (select p.fund_code from ledger.pot p
                          where p.authority_id = p_authority and p.id = t.pot_id limit 1) pot;
    if cardinality(v_funds) > 1 then
      return jsonb_build_object('outcome', 'MIXED_FUNDS', 'funds', v_funds);
    end if;
    select jsonb_build_object('outcome', 'IN_DEFICIT', 'pot', t.pot_id, 'deficitPence', (-a.balance_pence)::text)
      into v_refusal
      from (select distinct t.pot_id from unnest(p_transfers) t
             where t.movement = 'COMMIT' and t.reverses_journal_id is null) t
     cross join lateral (select c.balance_pence from ledger.account c
                          where c.authority_id = p_authority and c.pot_id = t.pot_id and c.kind = 'DEFICIT' limit 1) a
     where a.balance_pence < 0 order by t.pot_id limit 1;
    return v_refusal;
  end $$;
  revoke all on function ledger.refusal_of_pots(uuid, ledger.planned_transfer[]) from public;

  -- No money comes to a commitment that goes on in a later year: it would be in two years at once.
  create function ledger.refusal_of_carried(p_authority uuid, p_legs ledger.leg[]) returns jsonb
  language plpgsql stable as $$
  declare
    v_refusal jsonb;
  begin
    select jsonb_build_object('outcome', 'COMMITMENT_CARRIED', 'commitment', c.id, 'carriedInto', c.carried_into)
      into v_refusal
      from unnest(p_legs) l
     cross join lateral (select c.id, c.carried_into from ledger.commitment c
                          where c.authority_id = p_authority and c.id = l.commitment_id limit 1) c
     where l.kind in ('COMMITTED', 'PAYABLE', 'RECOVERABLE') and l.amount_pence > 0 and c.carried_into is not null
     order by c.id limit 1;
    return v_refusal;
  end $$;
  revoke all on function ledger.refusal_of_carried(uuid, ledger.leg[]) from public;

  ${REFUSAL} $$
  begin
    if p_transfers is null then
      return jsonb_build_object('outcome', 'NOTHING_TO_POST');
    end if;
    return coalesce(
      ledger.refusal_of_transfers(p_effective_on, p_transfers),
      ledger.refusal_of_pots(p_authority, p_transfers),
      ledger.refusal_of_commitments(p_authority, p_transfers, p_legs),
      ledger.refusal_of_carried(p_authority, p_legs),
      ledger.refusal_of_accounts(p_accounts, p_legs));
  end $$;
`;

const refusalBefore = `${REFUSAL} $$
  begin
    if p_transfers is null then
      return jsonb_build_object('outcome', 'NOTHING_TO_POST');
    end if;
    return coalesce(
      ledger.refusal_of_transfers(p_effective_on, p_transfers),
      ledger.refusal_of_commitments(p_authority, p_transfers, p_legs),
      ledger.refusal_of_accounts(p_accounts, p_legs));
  end $$;`;

const fundingSide = `
  create table funding.year_closing (
    authority_id uuid not null,
    financial_year text not null,
    version integer not null default 1,
    soft_closed_by uuid not null,
    soft_closed_at timestamptz not null default clock_timestamp(),
    closed_by uuid,
    closed_at timestamptz,
    constraint pk_year_closing primary key (authority_id, financial_year),
    constraint fk_year_closing_soft_closed_by foreign key (authority_id, soft_closed_by)
      references access.person (authority_id, id),
    constraint fk_year_closing_closed_by foreign key (authority_id, closed_by) references access.person (authority_id, id),
    constraint ck_year_closing_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
    constraint ck_year_closing_closed check ((closed_by is null) = (closed_at is null)),
    constraint ck_year_closing_checker check (closed_by is null or closed_by <> soft_closed_by)
  );

  create table funding.year_end (
    authority_id uuid not null,
    id uuid not null,
    fund_code text not null,
    financial_year text not null,
    policy text not null,
    carries_money boolean not null,
    lines_hash text not null,
    state text not null,
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid,
    approved_at timestamptz,
    constraint pk_year_end primary key (authority_id, id),
    constraint fk_year_end_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_year_end_proposed_by foreign key (authority_id, proposed_by) references access.person (authority_id, id),
    constraint fk_year_end_approved_by foreign key (authority_id, approved_by) references access.person (authority_id, id),
    constraint ck_year_end_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
    constraint ck_year_end_policy check (policy in ('RETURN', 'CARRY_FORWARD')),
    constraint ck_year_end_state check (state in ('PROPOSED', 'REPLACED', 'APPROVED', 'DONE')),
    constraint ck_year_end_approved check ((state in ('APPROVED', 'DONE')) = (approved_by is not null)),
    constraint ck_year_end_checker check (approved_by is null or approved_by <> proposed_by)
  );
  create unique index uq_year_end_proposed on funding.year_end (authority_id, fund_code, financial_year)
    where state = 'PROPOSED';
  create index ix_year_end_year on funding.year_end (authority_id, financial_year, fund_code, id);

  create table funding.year_end_pot (
    authority_id uuid not null,
    year_end_id uuid not null,
    pot_id uuid not null,
    next_pot_id uuid,
    community_id uuid not null,
    available_pence bigint not null,
    reserve_pence bigint not null,
    deficit_pence bigint not null,
    constraint pk_year_end_pot primary key (authority_id, year_end_id, pot_id),
    constraint fk_year_end_pot_year_end foreign key (authority_id, year_end_id)
      references funding.year_end (authority_id, id),
    constraint fk_year_end_pot_budget foreign key (authority_id, pot_id)
      references funding.community_budget (authority_id, id),
    constraint fk_year_end_pot_next_budget foreign key (authority_id, next_pot_id)
      references funding.community_budget (authority_id, id),
    constraint ck_year_end_pot_amounts check (available_pence >= 0 and reserve_pence >= 0 and deficit_pence >= 0)
  );

  create table funding.year_end_commitment (
    authority_id uuid not null,
    year_end_id uuid not null,
    commitment_id uuid not null,
    pot_id uuid not null,
    community_id uuid not null,
    award_id uuid not null,
    due_pence bigint not null,
    later_pence bigint not null,
    recoverable_pence bigint not null,
    prior_recoverable_pence bigint not null,
    outcome text not null,
    constraint pk_year_end_commitment primary key (authority_id, year_end_id, commitment_id),
    constraint fk_year_end_commitment_pot foreign key (authority_id, year_end_id, pot_id)
      references funding.year_end_pot (authority_id, year_end_id, pot_id),
    constraint ck_year_end_commitment_amounts check (
      due_pence >= 0 and later_pence >= 0 and prior_recoverable_pence >= 0 and recoverable_pence >= prior_recoverable_pence
      and due_pence + later_pence + recoverable_pence > 0
    ),
    constraint ck_year_end_commitment_outcome check (outcome in ('CARRY', 'RELEASE'))
  );
  create trigger never_changed before update or delete on funding.year_end_pot
    for each row execute function ledger.refuse_change();
  create trigger never_emptied before truncate on funding.year_end_pot
    for each statement execute function ledger.refuse_change();

  create table funding.deficit (
    authority_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    community_id uuid not null,
    amount_pence bigint not null,
    reason text not null,
    state text not null,
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    decided_by uuid,
    decided_at timestamptz,
    constraint pk_deficit primary key (authority_id, id),
    constraint fk_deficit_budget foreign key (authority_id, budget_id) references funding.community_budget (authority_id, id),
    constraint fk_deficit_proposed_by foreign key (authority_id, proposed_by) references access.person (authority_id, id),
    constraint fk_deficit_decided_by foreign key (authority_id, decided_by) references access.person (authority_id, id),
    constraint ck_deficit_amount check (amount_pence between 1 and 1000000000000000),
    constraint ck_deficit_reason check (length(btrim(reason)) >= 1),
    constraint ck_deficit_state check (state in ('PROPOSED', 'RECORDED', 'REJECTED')),
    constraint ck_deficit_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint ck_deficit_checker check (decided_by is null or decided_by <> proposed_by)
  );
  create unique index uq_deficit_proposed on funding.deficit (authority_id, budget_id) where state = 'PROPOSED';
`;

const rights = `
  grant update (version, closed_by, closed_at) on funding.year_closing to app;
  grant update (state, version, approved_by, approved_at) on funding.year_end to app;
  grant update (outcome) on funding.year_end_commitment to app;
  grant update (state, version, decided_by, decided_at) on funding.deficit to app;
`;

/**
 * Until the next year's budget is open, live awards may fall due after the year only up to so many twelfths of the budget.
 * Judged when the transaction commits, since only then the pot is held: two awards that each fit do not both pass.
 */
const beyondTheYear = `
  create function allocation.refuse_beyond_year_end() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_budget record;
    v_twelfths bigint;
    v_promised numeric;
  begin
    select b.id, b.community_id, b.fund_code, b.amount_pence, p.ends_on into v_budget
      from allocation.award a
      join funding.community_budget b on b.authority_id = a.authority_id and b.id = a.budget_id
      join ledger.pot pot on pot.authority_id = b.authority_id and pot.id = b.id
      join ledger.period p on p.authority_id = pot.authority_id and p.id = pot.period_id
     where a.authority_id = new.authority_id and a.id = new.award_id and a.state in ('COMMITTED', 'ACTIVE');
    if not found or new.due_on <= v_budget.ends_on then return null; end if;
    select r.amount into v_twelfths from funding.parameter r
     where r.authority_id = new.authority_id and r.code = 'TWELFTHS_BEYOND_YEAR_END'
       and r.valid @> (clock_timestamp() at time zone 'Europe/London')::date;
    if not found then return null; end if;
    if exists (select from funding.community_budget n
                where n.authority_id = new.authority_id and n.community_id = v_budget.community_id
                  and n.fund_code = v_budget.fund_code and n.state = 'OPEN'
                  and left(n.financial_year, 4)::int = extract(year from v_budget.ends_on)) then
      return null;
    end if;
    select sum(i.amount_pence) into v_promised
      from allocation.award a
      join allocation.instalment i on i.authority_id = a.authority_id and i.award_id = a.id
     where a.authority_id = new.authority_id and a.budget_id = v_budget.id and a.state in ('COMMITTED', 'ACTIVE')
       and i.state <> 'CANCELLED' and i.due_on > v_budget.ends_on;
    if v_promised * 12 > v_budget.amount_pence * v_twelfths then
      raise exception 'more is promised beyond the financial year than % twelfths of the budget', v_twelfths
        using errcode = 'check_violation', constraint = 'ck_instalment_beyond_year_end';
    end if;
    return null;
  end $$;
  create constraint trigger promised_beyond_year_end after insert on allocation.instalment
    deferrable initially deferred for each row execute function allocation.refuse_beyond_year_end();
`;

async function guard(runner: QueryRunner, table: string, rule: string): Promise<void> {
  await runner.query(`
    alter table funding.${table} enable row level security;
    alter table funding.${table} force row level security;
    create policy in_scope on funding.${table} using (${rule});
    create policy auditor_reads on funding.${table} for select to auditor using (true);
    grant select, insert on funding.${table} to app;
    grant select on funding.${table} to auditor;
  `);
}
