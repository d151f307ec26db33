import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a fund gives in a year and how much of it may be promised; the reserve of a budget; adjustments of budgets with
 * the approvals they need; contributions of schools; and limits for single schools.
 *
 * `fund_year.promised_pence` is kept up with every budget opened and every correction, so that the CHECK beside it is
 * the last judge of promising more than there is, as the floor of an account is of spending it. It counts what a fund
 * gives anew in its year (loads and corrections, less what is corrected downwards or top-sliced). Money carried over from
 * an earlier year was counted in that year; money clawed back goes to the high needs block and cannot be promised again.
 */
export class FundYears1790000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerRows);
    await runner.query(setFloor);
    await runner.query(fundYears);
    await runner.query(adjustments);
    await runner.query(contributions);
    await runner.query(caps);
    await runner.query(walls);
    await runner.query(openBudgetsHaveTheirFund);
    await runner.query(earlierAwardsCount);
    for (const [name, select] of Object.entries(views)) {
      await runner.query(`create view checks.${name} with (security_invoker = true) as ${select};
        grant select on checks.${name} to auditor;`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(views)) await runner.query(`drop view checks.${name};`);
    await runner.query(`
      drop table funding.cap_usage, funding.school_cap, funding.contribution_agreement, funding.adjustment_approval,
        funding.budget_adjustment, funding.virement_tier, funding.funding_record, funding.fund_year;
      drop trigger of_one_fund on allocation.payment_line;
      drop function allocation.refuse_line_of_another_fund;
      drop function funding.use_cap, funding.refuse_change_of_decided, funding.refuse_unapproved_posting;
      alter table funding.community_budget drop constraint uq_community_budget_side;
      alter table funding.parameter drop constraint ck_parameter_reserve;
      revoke insert on funding.fund_source from app;

      drop function ledger.set_floor;
      alter table ledger.account no force row level security;
      delete from ledger.account where kind in ('RESERVE', 'DEFICIT');
      alter table ledger.account force row level security;
      alter table ledger.account drop constraint ck_account_deficit;
      delete from ledger.movement where movement in (
        'SET_ASIDE', 'CONTINGENCY_RELEASE', 'VIREMENT_OUT', 'VIREMENT_IN', 'TOP_SLICE', 'CORRECTION_UP', 'CORRECTION_DOWN',
        'CLAWBACK', 'CARRY_FORWARD_OUT', 'CARRY_FORWARD_IN', 'COMMITMENT_CARRIED_OUT', 'COMMITMENT_CARRIED_IN',
        'RESERVE_RETURNED', 'DEFICIT_RECORDED', 'DEFICIT_CALLED', 'DEFICIT_CLEARED');
      delete from ledger.account_kind where kind in ('RESERVE', 'DEFICIT');
    `);
  }
}

/** New stages and movements, and the new stages for every pot there is. Entries of a used account forbid `down`. */
const ledgerRows = `
  insert into ledger.account_kind (kind, floor_pence, description) values
    ('RESERVE', 0, 'Set aside for emergencies; released by approval only'),
    ('DEFICIT', null, 'Recorded by the authority as overspent; below zero by what is still to be made good');
  insert into ledger.movement (movement, from_kind, to_kind, needs_commitment, when_soft_closed, description) values
    ('SET_ASIDE', 'AVAILABLE', 'RESERVE', false, false, 'Money is set aside as a reserve'),
    ('CONTINGENCY_RELEASE', 'RESERVE', 'AVAILABLE', false, false, 'Money of the reserve becomes available'),
    ('VIREMENT_OUT', 'AVAILABLE', 'FUND', false, false, 'Money goes to the budget of another community'),
    ('VIREMENT_IN', 'FUND', 'AVAILABLE', false, false, 'Money comes from the budget of another community'),
    ('TOP_SLICE', 'AVAILABLE', 'FUND', false, false, 'Money is taken for a purpose of all communities'),
    ('CORRECTION_UP', 'FUND', 'AVAILABLE', false, true, 'A budget that was too small is corrected'),
    ('CORRECTION_DOWN', 'AVAILABLE', 'FUND', false, true, 'A budget that was too large is corrected'),
    ('CLAWBACK', 'AVAILABLE', 'RETURNED', false, true, 'The authority takes back money that is not used'),
    ('CARRY_FORWARD_OUT', 'AVAILABLE', 'FUND', false, true, 'Money is carried into the next year'),
    ('CARRY_FORWARD_IN', 'FUND', 'AVAILABLE', false, false, 'Money is carried over from the year before'),
    ('COMMITMENT_CARRIED_OUT', 'COMMITTED', 'FUND', true, true, 'A promise is carried into the next year'),
    ('COMMITMENT_CARRIED_IN', 'FUND', 'COMMITTED', true, false, 'A promise is carried over from the year before'),
    ('RESERVE_RETURNED', 'RESERVE', 'RETURNED', false, true, 'What is left of the reserve goes back to the fund'),
    ('DEFICIT_RECORDED', 'DEFICIT', 'FUND', false, true, 'The authority records that a budget was overspent'),
    ('DEFICIT_CALLED', 'AVAILABLE', 'FUND', false, false, 'An earlier deficit is taken from the money of this year'),
    ('DEFICIT_CLEARED', 'FUND', 'DEFICIT', false, true, 'A deficit has been made good');

  alter table ledger.pot no force row level security;
  alter table ledger.account no force row level security;
  insert into ledger.account (authority_id, pot_id, kind, holder_id, floor_pence)
  select p.authority_id, p.id, k.kind, p.holder_id, k.floor_pence
    from ledger.pot p cross join ledger.account_kind k where k.kind in ('RESERVE', 'DEFICIT');
  alter table ledger.account add constraint ck_account_deficit check (kind <> 'DEFICIT' or balance_pence <= 0);
  alter table ledger.pot force row level security;
  alter table ledger.account force row level security;
`;

const setFloor = `
  create function ledger.set_floor(p_authority uuid, p_pot uuid, p_kind text, p_floor bigint) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    v_balance bigint;
  begin
    if p_authority is distinct from nullif(current_setting('app.authority', true), '')::uuid then
      raise exception 'the authority of a floor must be that of the session' using errcode = 'insufficient_privilege';
    end if;
    if p_kind <> 'RESERVE' or p_floor is null or p_floor < 0 then
      raise exception 'only a reserve has a floor that can be set, at nothing or above' using errcode = 'check_violation';
    end if;
    -- The lock of every posting: the balance that is compared is the one the floor will hold against.
    perform 1 from ledger.pot p where p.authority_id = p_authority and p.id = p_pot for no key update;
    if not found then
      raise exception 'there is no pot %', p_pot using errcode = 'foreign_key_violation';
    end if;
    select a.balance_pence into v_balance
      from ledger.account a where a.authority_id = p_authority and a.pot_id = p_pot and a.kind = p_kind;
    if p_floor > v_balance then
      return jsonb_build_object('outcome', 'FLOOR_ABOVE_BALANCE', 'floorPence', p_floor::text, 'balancePence', v_balance::text);
    end if;
    update ledger.account a set floor_pence = p_floor
     where a.authority_id = p_authority and a.pot_id = p_pot and a.kind = p_kind;
    return jsonb_build_object('outcome', 'SET', 'floorPence', p_floor::text, 'balancePence', v_balance::text);
  end $$;
  revoke all on function ledger.set_floor(uuid, uuid, text, bigint) from public;
  grant execute on function ledger.set_floor(uuid, uuid, text, bigint) to app;
`;

/** Rows that belong to no community are kept to their authority. */
const ofAuthority = (table: string) => `
  alter table funding.${table} enable row level security;
  alter table funding.${table} force row level security;
  create policy authority_in_scope on funding.${table} using (
    authority_id = nullif(current_setting('app.authority', true), '')::uuid
  );
  create policy auditor_reads on funding.${table} for select to auditor using (true);
  grant select on funding.${table} to app, auditor;
`;

const ofCommunities = (table: string, ...columns: string[]) => `
  alter table funding.${table} enable row level security;
  alter table funding.${table} force row level security;
  create policy community_in_scope on funding.${table} using (
    authority_id = nullif(current_setting('app.authority', true), '')::uuid
    and (${columns.map((column) => `strpos(current_setting('app.communities', true), ${column}::text) > 0`).join(' or ')})
  );
  create policy auditor_reads on funding.${table} for select to auditor using (true);
  grant select on funding.${table} to app, auditor;
`;

const fundYears = `
  create table funding.fund_year (
    authority_id uuid not null,
    fund_code text not null,
    financial_year text not null,
    expected_pence bigint not null,
    confirmed_pence bigint not null,
    underwritten_pence bigint not null,
    promised_pence bigint not null default 0,
    underwritten_by uuid,
    underwritten_at timestamptz,
    version integer not null default 1,
    constraint pk_fund_year primary key (authority_id, fund_code, financial_year),
    constraint fk_fund_year_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_fund_year_underwritten_by foreign key (authority_id, underwritten_by)
      references access.person (authority_id, id),
    constraint ck_fund_year_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
    constraint ck_fund_year_amounts check (
      expected_pence between 0 and 1000000000000000 and confirmed_pence between 0 and 1000000000000000
      and underwritten_pence between 0 and 1000000000000000 and promised_pence >= 0
    ),
    constraint ck_fund_year_promised check (promised_pence <= confirmed_pence + underwritten_pence),
    constraint ck_fund_year_underwriter check ((underwritten_pence > 0) = (underwritten_by is not null))
  );
  ${ofAuthority('fund_year')}
  grant insert on funding.fund_year to app;
  grant update (expected_pence, confirmed_pence, underwritten_pence, promised_pence, underwritten_by, underwritten_at, version)
    on funding.fund_year to app;

  create table funding.funding_record (
    authority_id uuid not null,
    id uuid not null,
    fund_code text not null,
    financial_year text not null,
    expected_pence bigint not null,
    confirmed_pence bigint not null,
    underwritten_pence bigint not null,
    note text not null,
    state text not null default 'PROPOSED',
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    decided_by uuid,
    decided_at timestamptz,
    constraint pk_funding_record primary key (authority_id, id),
    constraint fk_funding_record_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_funding_record_proposed_by foreign key (authority_id, proposed_by)
      references access.person (authority_id, id),
    constraint fk_funding_record_decided_by foreign key (authority_id, decided_by)
      references access.person (authority_id, id),
    constraint ck_funding_record_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
    constraint ck_funding_record_amounts check (
      expected_pence between 0 and 1000000000000000 and confirmed_pence between 0 and 1000000000000000
      and underwritten_pence between 0 and 1000000000000000
    ),
    constraint ck_funding_record_state check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    constraint ck_funding_record_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint ck_funding_record_checker check (decided_by <> proposed_by)
  );
  create unique index uq_funding_record_open on funding.funding_record (authority_id, fund_code, financial_year)
    where state = 'PROPOSED';
  ${ofAuthority('funding_record')}
  grant insert on funding.funding_record to app;
  grant update (state, decided_by, decided_at, version) on funding.funding_record to app;

  alter table funding.parameter add constraint ck_parameter_reserve check (
    code not in ('RESERVE', 'RESERVE_MINIMUM') or (unit = 'BASIS_POINTS' and amount between 0 and 1000)
  );
`;

const adjustments = `
  alter table funding.community_budget add constraint uq_community_budget_side
    unique (authority_id, id, community_id, fund_code, financial_year);

  create table funding.virement_tier (
    authority_id uuid not null,
    above_pence bigint not null,
    valid daterange not null,
    approvals smallint not null,
    source text not null,
    constraint pk_virement_tier primary key (authority_id, above_pence, valid),
    constraint fk_virement_tier_authority foreign key (authority_id) references directory.authority (id),
    constraint ck_virement_tier_above check (above_pence >= 0),
    constraint ck_virement_tier_approvals check (approvals between 1 and 9),
    constraint ck_virement_tier_valid check (not isempty(valid)),
    constraint ex_virement_tier_overlap exclude using gist (authority_id with =, above_pence with =, valid with &&)
  );
  grant select on funding.virement_tier to app, auditor;

  create table funding.budget_adjustment (
    authority_id uuid not null,
    id uuid not null,
    kind text not null,
    fund_code text not null,
    from_budget_id uuid,
    from_community_id uuid,
    from_year text,
    to_budget_id uuid,
    to_community_id uuid,
    to_year text,
    amount_pence bigint not null,
    reason text not null,
    state text not null default 'PROPOSED',
    approvals_needed smallint,
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    decided_by uuid,
    decided_at timestamptz,
    constraint pk_budget_adjustment primary key (authority_id, id),
    constraint uq_budget_adjustment_proposer unique (authority_id, id, proposed_by),
    constraint fk_budget_adjustment_from foreign key (authority_id, from_budget_id, from_community_id, fund_code, from_year)
      references funding.community_budget (authority_id, id, community_id, fund_code, financial_year),
    constraint fk_budget_adjustment_to foreign key (authority_id, to_budget_id, to_community_id, fund_code, to_year)
      references funding.community_budget (authority_id, id, community_id, fund_code, financial_year),
    constraint fk_budget_adjustment_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_budget_adjustment_proposed_by foreign key (authority_id, proposed_by)
      references access.person (authority_id, id),
    constraint fk_budget_adjustment_decided_by foreign key (authority_id, decided_by)
      references access.person (authority_id, id),
    constraint ck_budget_adjustment_kind check (
      kind in ('VIREMENT', 'CONTINGENCY_RELEASE', 'CARRY_FORWARD', 'CORRECTION', 'CLAWBACK', 'TOP_SLICE')
    ),
    constraint ck_budget_adjustment_from check (
      (from_budget_id is null) = (from_community_id is null) and (from_budget_id is null) = (from_year is null)
    ),
    constraint ck_budget_adjustment_to check (
      (to_budget_id is null) = (to_community_id is null) and (to_budget_id is null) = (to_year is null)
    ),
    constraint ck_budget_adjustment_sides check (
      case kind
        when 'VIREMENT' then from_community_id is not null and to_community_id is not null
          and from_community_id <> to_community_id and from_year = to_year
        when 'CARRY_FORWARD' then from_community_id is not null and to_community_id is not null
          and from_community_id = to_community_id and from_year < to_year
        when 'CONTINGENCY_RELEASE' then from_budget_id is null and to_budget_id is not null
        when 'CORRECTION' then (from_budget_id is null) <> (to_budget_id is null)
        else from_budget_id is not null and to_budget_id is null
      end
    ),
    constraint ck_budget_adjustment_amount check (amount_pence between 1 and 1000000000000000),
    constraint ck_budget_adjustment_state check (state in ('PROPOSED', 'POSTED', 'REJECTED')),
    constraint ck_budget_adjustment_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint ck_budget_adjustment_checker check (decided_by <> proposed_by),
    constraint ck_budget_adjustment_approvals check ((state = 'POSTED') = (approvals_needed is not null))
  );
  create index ix_budget_adjustment_from on funding.budget_adjustment (authority_id, from_budget_id);
  create index ix_budget_adjustment_to on funding.budget_adjustment (authority_id, to_budget_id);
  ${ofCommunities('budget_adjustment', 'from_community_id', 'to_community_id')}
  grant insert on funding.budget_adjustment to app;
  grant update (state, approvals_needed, decided_by, decided_at, version) on funding.budget_adjustment to app;

  create table funding.adjustment_approval (
    authority_id uuid not null,
    adjustment_id uuid not null,
    approved_by uuid not null,
    proposed_by uuid not null,
    approved_at timestamptz not null default clock_timestamp(),
    cumulative_pence bigint not null,
    approvals_needed smallint not null,
    constraint pk_adjustment_approval primary key (authority_id, adjustment_id, approved_by),
    constraint fk_adjustment_approval_adjustment foreign key (authority_id, adjustment_id, proposed_by)
      references funding.budget_adjustment (authority_id, id, proposed_by),
    constraint fk_adjustment_approval_approved_by foreign key (authority_id, approved_by)
      references access.person (authority_id, id),
    constraint ck_adjustment_approval_checker check (approved_by <> proposed_by)
  );
  comment on column funding.adjustment_approval.cumulative_pence is
    'What the budget gives away in the year with this adjustment and everything pending, as the approver found it.';
  alter table funding.adjustment_approval enable row level security;
  alter table funding.adjustment_approval force row level security;
  create policy adjustment_in_scope on funding.adjustment_approval using (
    authority_id = nullif(current_setting('app.authority', true), '')::uuid
    and exists (select from funding.budget_adjustment a
                 where a.authority_id = adjustment_approval.authority_id and a.id = adjustment_approval.adjustment_id)
  );
  create policy auditor_reads on funding.adjustment_approval for select to auditor using (true);
  grant select on funding.adjustment_approval to app, auditor;
  grant insert on funding.adjustment_approval to app;
`;

const contributions = `
  create table funding.contribution_agreement (
    authority_id uuid not null,
    id uuid not null,
    school_id uuid not null,
    community_id uuid not null,
    financial_year text not null,
    amount_pence bigint not null,
    reference text not null,
    fund_code text not null,
    budget_id uuid not null,
    record_id uuid not null,
    state text not null default 'PROPOSED',
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    decided_by uuid,
    decided_at timestamptz,
    constraint pk_contribution_agreement primary key (authority_id, id),
    constraint uq_contribution_agreement_fund unique (authority_id, fund_code),
    constraint fk_contribution_agreement_school foreign key (authority_id, school_id)
      references directory.school (authority_id, id),
    constraint fk_contribution_agreement_budget
      foreign key (authority_id, budget_id, community_id, fund_code, financial_year)
      references funding.community_budget (authority_id, id, community_id, fund_code, financial_year),
    constraint fk_contribution_agreement_record foreign key (authority_id, record_id)
      references funding.funding_record (authority_id, id),
    constraint fk_contribution_agreement_proposed_by foreign key (authority_id, proposed_by)
      references access.person (authority_id, id),
    constraint fk_contribution_agreement_decided_by foreign key (authority_id, decided_by)
      references access.person (authority_id, id),
    constraint ck_contribution_agreement_amount check (amount_pence between 1 and 1000000000000000),
    constraint ck_contribution_agreement_state check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    constraint ck_contribution_agreement_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint ck_contribution_agreement_checker check (decided_by <> proposed_by)
  );
  create index ix_contribution_agreement_community on funding.contribution_agreement (authority_id, community_id);
  ${ofCommunities('contribution_agreement', 'community_id')}
  grant insert on funding.contribution_agreement to app;
  grant update (state, decided_by, decided_at, version) on funding.contribution_agreement to app;
  -- The fund source of an agreement is written with it; all others are reference data of the owner.
  grant insert on funding.fund_source to app;
`;

const caps = `
  create table funding.school_cap (
    authority_id uuid not null,
    id uuid not null,
    fund_code text not null,
    financial_year text not null,
    school_id uuid,
    limit_pence bigint not null,
    reason text not null,
    state text not null default 'PROPOSED',
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    decided_by uuid,
    decided_at timestamptz,
    constraint pk_school_cap primary key (authority_id, id),
    constraint fk_school_cap_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_school_cap_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
    constraint fk_school_cap_proposed_by foreign key (authority_id, proposed_by) references access.person (authority_id, id),
    constraint fk_school_cap_decided_by foreign key (authority_id, decided_by) references access.person (authority_id, id),
    constraint ck_school_cap_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
    constraint ck_school_cap_limit check (limit_pence between 0 and 1000000000000000),
    constraint ck_school_cap_state check (state in ('PROPOSED', 'IN_FORCE', 'REJECTED', 'REPLACED')),
    constraint ck_school_cap_decided check ((state = 'PROPOSED') = (decided_by is null)),
    constraint ck_school_cap_checker check (decided_by <> proposed_by)
  );
  create unique index uq_school_cap_of_school on funding.school_cap (authority_id, fund_code, financial_year, school_id)
    where state = 'IN_FORCE' and school_id is not null;
  create unique index uq_school_cap_of_all on funding.school_cap (authority_id, fund_code, financial_year)
    where state = 'IN_FORCE' and school_id is null;
  comment on column funding.school_cap.school_id is 'Null: for every school that has no limit of its own.';
  ${ofAuthority('school_cap')}
  grant insert on funding.school_cap to app;
  grant update (state, decided_by, decided_at, version) on funding.school_cap to app;

  create table funding.cap_usage (
    authority_id uuid not null,
    fund_code text not null,
    financial_year text not null,
    school_id uuid not null,
    used_pence bigint not null,
    limit_pence bigint,
    constraint pk_cap_usage primary key (authority_id, fund_code, financial_year, school_id),
    constraint fk_cap_usage_fund_source foreign key (authority_id, fund_code)
      references funding.fund_source (authority_id, code),
    constraint fk_cap_usage_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
    constraint ck_cap_usage_used check (used_pence >= 0 and used_pence <= limit_pence)
  );
  comment on column funding.cap_usage.limit_pence is
    'What may be used: the limit when the school last used it, or what it had used by then. Null while there is none.';
  ${ofAuthority('cap_usage')}
  grant insert on funding.cap_usage to app;
  grant update (used_pence, limit_pence) on funding.cap_usage to app;

  -- Counts an award (more than nothing) or its early end (less) against the limit of a school. Counted whether there is a
  -- limit or not: one that is set in the middle of a year holds for the whole of it.
  create function funding.use_cap(p_authority uuid, p_budget uuid, p_school uuid, p_amount bigint) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_fund_code text;
    v_year text;
    v_limit bigint;
    v_used bigint;
  begin
    select b.fund_code, b.financial_year into strict v_fund_code, v_year from funding.community_budget b
     where b.authority_id = p_authority and b.id = p_budget;
    select c.limit_pence into v_limit from funding.school_cap c
     where c.authority_id = p_authority and c.fund_code = v_fund_code and c.financial_year = v_year and c.state = 'IN_FORCE'
       and (c.school_id = p_school or c.school_id is null)
     order by c.school_id nulls last limit 1;
    insert into funding.cap_usage (authority_id, fund_code, financial_year, school_id, used_pence, limit_pence)
    values (p_authority, v_fund_code, v_year, p_school, 0, v_limit) on conflict do nothing;
    select u.used_pence into v_used from funding.cap_usage u
     where u.authority_id = p_authority and u.fund_code = v_fund_code and u.financial_year = v_year and u.school_id = p_school
       for no key update;
    if p_amount > 0 and v_used + p_amount > v_limit then
      return jsonb_build_object('outcome', 'CAP_EXCEEDED', 'limitPence', v_limit::text, 'usedPence', v_used::text);
    end if;
    -- Giving back never fails: neither for a limit set after the award was made, nor for one lowered since.
    v_used := greatest(v_used + p_amount, 0);
    update funding.cap_usage u
       set used_pence = v_used, limit_pence = case when v_limit is not null then greatest(v_limit, v_used) end
     where u.authority_id = p_authority and u.fund_code = v_fund_code and u.financial_year = v_year and u.school_id = p_school;
    return jsonb_build_object('outcome', case when v_limit is null then 'NO_CAP' else 'USED' end, 'limitPence', v_limit::text, 'usedPence', v_used::text);
  end $$;
  revoke all on function funding.use_cap(uuid, uuid, uuid, bigint) from public;
  grant execute on function funding.use_cap(uuid, uuid, uuid, bigint) to app;
`;

const walls = `
  create function funding.refuse_change_of_decided() returns trigger language plpgsql as $$
  begin
    raise exception '%.% is decided and never changed again: propose anew', tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end $$;
  create trigger decided_once before update on funding.funding_record for each row when (old.state <> 'PROPOSED')
    execute function funding.refuse_change_of_decided();
  create trigger decided_once before update on funding.budget_adjustment for each row when (old.state <> 'PROPOSED')
    execute function funding.refuse_change_of_decided();
  create trigger decided_once before update on funding.contribution_agreement for each row when (old.state <> 'PROPOSED')
    execute function funding.refuse_change_of_decided();

  create function funding.refuse_unapproved_posting() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if (select count(*) from funding.adjustment_approval a
         where a.authority_id = new.authority_id and a.adjustment_id = new.id) < new.approvals_needed then
      raise exception 'an adjustment is posted with all of its approvals and not before'
        using errcode = 'check_violation', constraint = 'ck_budget_adjustment_approved';
    end if;
    return new;
  end $$;
  create function allocation.refuse_line_of_another_fund() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select from allocation.payment_run r
                 join allocation.award a on a.authority_id = r.authority_id and a.id = new.award_id
                where r.authority_id = new.authority_id and r.id = new.run_id and a.fund_code <> r.fund_code) then
      raise exception 'a payment run pays the awards of one fund'
        using errcode = 'check_violation', constraint = 'ck_payment_line_fund';
    end if;
    return new;
  end $$;
  create trigger of_one_fund before insert on allocation.payment_line
    for each row execute function allocation.refuse_line_of_another_fund();

  create trigger approved_first before insert or update on funding.budget_adjustment for each row
    when (new.state = 'POSTED') execute function funding.refuse_unapproved_posting();
`;

/** Budgets that are open already were promised money that was there: it counts as confirmed. */
const openBudgetsHaveTheirFund = `
  alter table funding.community_budget no force row level security;
  alter table funding.fund_year no force row level security;
  insert into funding.fund_year
    (authority_id, fund_code, financial_year, expected_pence, confirmed_pence, underwritten_pence, promised_pence)
  select authority_id, fund_code, financial_year, sum(amount_pence), sum(amount_pence), 0, sum(amount_pence)
    from funding.community_budget where state = 'OPEN' group by authority_id, fund_code, financial_year;
  do $$
  begin
    if (select coalesce(sum(amount_pence), 0) from funding.community_budget where state = 'OPEN')
       <> (select coalesce(sum(promised_pence), 0) from funding.fund_year) then
      raise exception 'the open budgets and the years of their funds do not add up to the same';
    end if;
  end $$;
  alter table funding.community_budget force row level security;
  alter table funding.fund_year force row level security;
`;

/** What schools have been awarded already counts against a limit to come. */
const earlierAwardsCount = `
  alter table allocation.award no force row level security;
  alter table funding.community_budget no force row level security;
  alter table funding.cap_usage no force row level security;
  insert into funding.cap_usage (authority_id, fund_code, financial_year, school_id, used_pence)
  select a.authority_id, b.fund_code, b.financial_year, a.school_id, sum(coalesce(a.earned_pence, a.value_pence))
    from allocation.award a
    join funding.community_budget b on b.authority_id = a.authority_id and b.id = a.budget_id
   group by a.authority_id, b.fund_code, b.financial_year, a.school_id;
  do $$
  begin
    if (select coalesce(sum(coalesce(earned_pence, value_pence)), 0) from allocation.award)
       <> (select coalesce(sum(used_pence), 0) from funding.cap_usage) then
      raise exception 'the awards and what schools have used do not add up to the same';
    end if;
  end $$;
  alter table allocation.award force row level security;
  alter table funding.community_budget force row level security;
  alter table funding.cap_usage force row level security;
`;

/** Forward transfers count as they are, reversals against what they run backwards. */
const NET = `case when t.reverses_journal_id is null then t.amount_pence else -t.amount_pence end`;

const views: Record<string, string> = {
  virement_does_not_balance: `
    select t.authority_id, j.cause_id,
           sum(case t.movement when 'VIREMENT_OUT' then ${NET} else -(${NET}) end) as difference_pence,
           count(distinct p.fund_code) as funds, count(distinct p.period_id) as periods
      from ledger.transfer t
      join ledger.journal j on j.authority_id = t.authority_id and j.id = coalesce(t.reverses_journal_id, t.journal_id)
      join ledger.pot p on p.authority_id = t.authority_id and p.id = t.pot_id
     where t.movement in ('VIREMENT_OUT', 'VIREMENT_IN')
     group by t.authority_id, j.cause_id
    having sum(case t.movement when 'VIREMENT_OUT' then ${NET} else -(${NET}) end) <> 0
        or count(distinct p.fund_code) <> 1 or count(distinct p.period_id) <> 1`,
  journal_mixes_funds: `
    select t.authority_id, t.journal_id, count(distinct p.fund_code) as funds
      from ledger.transfer t join ledger.pot p on p.authority_id = t.authority_id and p.id = t.pot_id
     group by t.authority_id, t.journal_id having count(distinct p.fund_code) > 1`,
  payment_line_of_another_fund: `
    select l.authority_id, l.run_id, l.award_id, r.fund_code as run_fund_code, a.fund_code as award_fund_code
      from allocation.payment_line l
      join allocation.payment_run r on r.authority_id = l.authority_id and r.id = l.run_id
      join allocation.award a on a.authority_id = l.authority_id and a.id = l.award_id
     where a.fund_code <> r.fund_code`,
  fund_promised_beyond_its_means: `
    select authority_id, fund_code, financial_year, confirmed_pence, underwritten_pence, promised_pence
      from funding.fund_year where promised_pence > confirmed_pence + underwritten_pence`,
  fund_promises_differ_from_the_ledger: `
    select authority_id, fund_code, financial_year, y.promised_pence, coalesce(l.pence, 0) as ledger_pence
      from (select b.authority_id, b.fund_code, b.financial_year,
                   sum(case when t.movement in ('BUDGET_LOAD', 'CORRECTION_UP') then ${NET} else -(${NET}) end) as pence
              from funding.community_budget b
              join ledger.transfer t on t.authority_id = b.authority_id and t.pot_id = b.id
               and t.movement in ('BUDGET_LOAD', 'CORRECTION_UP', 'CORRECTION_DOWN', 'TOP_SLICE')
             group by b.authority_id, b.fund_code, b.financial_year) l
      full join funding.fund_year y using (authority_id, fund_code, financial_year)
     where y.promised_pence is distinct from coalesce(l.pence, 0)`,
  adjustment_differs_from_the_ledger: `
    select a.authority_id, a.id as adjustment_id, a.kind, a.state, a.amount_pence, coalesce(l.pence, 0) as ledger_pence
      from funding.budget_adjustment a
      left join lateral (
        select sum(t.amount_pence) as pence, count(*) as transfers
          from ledger.journal j
          join ledger.transfer t on t.authority_id = j.authority_id and t.journal_id = j.id and t.reverses_journal_id is null
         where j.authority_id = a.authority_id and j.cause_id = a.id) l on true
     where coalesce(l.pence, 0) <> case when a.state = 'POSTED'
             then a.amount_pence * case when a.from_budget_id is null or a.to_budget_id is null then 1 else 2 end else 0 end`,
  adjustment_without_its_approvals: `
    select a.authority_id, a.id as adjustment_id, a.approvals_needed, count(p.approved_by) as approvals
      from funding.budget_adjustment a
      left join funding.adjustment_approval p on p.authority_id = a.authority_id and p.adjustment_id = a.id
     where a.state = 'POSTED' group by a.authority_id, a.id, a.approvals_needed
    having count(p.approved_by) < a.approvals_needed`,
  cap_used_beyond_its_limit: `
    select authority_id, fund_code, financial_year, school_id, used_pence, limit_pence
      from funding.cap_usage where used_pence > limit_pence`,
};
