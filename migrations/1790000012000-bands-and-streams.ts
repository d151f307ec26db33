import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bands are changed by versions that one person writes and another approves; schemes are converted into others; schools
 * have a notional SEN budget; and what a child receives from elsewhere stands beside the community's awards.
 */
export class BandsAndStreams1790000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
    await runner.query(CONVERSIONS);
    await runner.query(NOTIONAL_BUDGETS);
    await runner.query(OTHER_FUNDING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger funded_elsewhere on allocation.award;
      drop function allocation.refuse_award_funded_elsewhere();
      drop function pupils.other_funding_of(uuid, uuid, uuid[]);
      drop table pupils.other_funding;
      drop table funding.notional_sen_budget;
      drop table funding.band_conversion_line;
      drop table funding.band_conversion;
      drop trigger kept_by_versions on funding.band_value;
      revoke insert, update (valid) on funding.band_value from app;
      alter table funding.band_value drop column version_id;
      drop table funding.band_version_value;
      drop table funding.band_version;
      drop function funding.keep_band_value();
      drop function funding.keep_band_version();
      drop function funding.keep_band_version_value();
      drop function funding.keep_band_conversion();
      drop function funding.keep_band_conversion_line();
    `);
  }
}

const VERSIONS = `
  create table funding.band_version (
    authority_id uuid not null,
    id uuid not null,
    scheme_id uuid not null,
    number integer not null,
    valid_from date not null,
    uplift_basis_points integer,
    note text not null,
    state text not null default 'DRAFT',
    version integer not null default 1,
    drafted_by uuid not null,
    drafted_at timestamptz not null default clock_timestamp(),
    simulated_by uuid,
    simulated_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    constraint pk_band_version primary key (authority_id, id),
    constraint uq_band_version_number unique (authority_id, scheme_id, number),
    constraint fk_band_version_scheme foreign key (authority_id, scheme_id)
      references funding.band_scheme (authority_id, id),
    constraint fk_band_version_drafted_by foreign key (authority_id, drafted_by)
      references access.person (authority_id, id),
    constraint fk_band_version_simulated_by foreign key (authority_id, simulated_by)
      references access.person (authority_id, id),
    constraint fk_band_version_approved_by foreign key (authority_id, approved_by)
      references access.person (authority_id, id),
    constraint ck_band_version_number check (number > 0),
    constraint ck_band_version_uplift check (uplift_basis_points > -10000),
    constraint ck_band_version_state check (state in ('DRAFT', 'SIMULATED', 'APPROVED')),
    constraint ck_band_version_simulated check ((state = 'DRAFT') = (simulated_by is null)),
    constraint ck_band_version_approved check ((state = 'APPROVED') = (approved_by is not null)),
    constraint ck_band_version_checker check (approved_by <> drafted_by)
  );
  comment on column funding.band_version.state is
    'An approved version is effective from its first day, and superseded from that of the next: both follow from the dates.';

  create table funding.band_version_value (
    authority_id uuid not null,
    version_id uuid not null,
    band_id uuid not null,
    lowest_pence bigint not null,
    highest_pence bigint,
    constraint pk_band_version_value primary key (authority_id, version_id, band_id),
    constraint fk_band_version_value_version foreign key (authority_id, version_id)
      references funding.band_version (authority_id, id),
    constraint fk_band_version_value_band foreign key (authority_id, band_id) references funding.band (authority_id, id),
    constraint ck_band_version_value_range check
      (lowest_pence between 0 and 1000000000000000 and highest_pence between lowest_pence and 1000000000000000)
  );

  alter table funding.band_value add column version_id uuid;
  alter table funding.band_value add constraint fk_band_value_version foreign key (authority_id, version_id)
    references funding.band_version (authority_id, id);
  comment on column funding.band_value.version_id is
    'The approved version the value comes from; null for a value that was loaded as published.';

  create function funding.keep_band_version() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_way text[] := array['DRAFT', 'SIMULATED', 'APPROVED'];
  begin
    if array_position(v_way, new.state) <> array_position(v_way, old.state) + 1 then
      raise exception 'a version of a band scheme goes on step by step and never back'
        using errcode = 'check_violation', constraint = 'ck_band_version_way';
    end if;
    return new;
  end $$;
  create trigger goes_on before update on funding.band_version
    for each row execute function funding.keep_band_version();

  create function funding.keep_band_version_value() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if not exists (select from funding.band_version v
                     join funding.band b on b.authority_id = v.authority_id and b.scheme_id = v.scheme_id
                    where v.authority_id = new.authority_id and v.id = new.version_id and v.state = 'DRAFT'
                      and b.id = new.band_id) then
      raise exception 'values are written into a draft, for bands of its own scheme'
        using errcode = 'check_violation', constraint = 'ck_band_version_value_draft';
    end if;
    return new;
  end $$;
  create trigger only_drafts before insert on funding.band_version_value
    for each row execute function funding.keep_band_version_value();

  create function funding.keep_band_value() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_is_owner boolean := current_user = (select r.rolname from pg_class c join pg_roles r on r.oid = c.relowner
                                           where c.oid = tg_relid);
  begin
    if tg_op = 'INSERT' then
      if new.version_id is null and v_is_owner then return new; end if;
      if exists (select from funding.band_version v
                   join funding.band_version_value w on w.authority_id = v.authority_id and w.version_id = v.id
                  where v.authority_id = new.authority_id and v.id = new.version_id and v.state = 'APPROVED'
                    and w.band_id = new.band_id and w.lowest_pence = new.lowest_pence
                    and w.highest_pence is not distinct from new.highest_pence and lower(new.valid) = v.valid_from) then
        return new;
      end if;
    elsif old.version_id is not distinct from new.version_id and old.band_id = new.band_id
      and lower(old.valid) = lower(new.valid)
      and ((old.lowest_pence = new.lowest_pence and old.highest_pence is not distinct from new.highest_pence
            and old.source = new.source and new.valid <@ old.valid)
           or (old.version_id is null and v_is_owner)) then
      return new;
    end if;
    raise exception 'a band is worth what an approved version says; a value in force can only be ended'
      using errcode = 'check_violation', constraint = 'ck_band_value_version';
  end $$;
  create trigger kept_by_versions before insert or update on funding.band_value
    for each row execute function funding.keep_band_value();

  grant select on funding.band_version, funding.band_version_value to app, auditor;
  grant insert on funding.band_version, funding.band_version_value, funding.band_value to app;
  grant update (state, version, simulated_by, simulated_at, approved_by, approved_at) on funding.band_version to app;
  grant update (valid) on funding.band_value to app;`;

const CONVERSIONS = `
  create table funding.band_conversion (
    authority_id uuid not null,
    id uuid not null,
    from_scheme_id uuid not null,
    to_scheme_id uuid not null,
    converts_on date not null,
    protected_until date,
    note text not null,
    state text not null default 'PROPOSED',
    version integer not null default 1,
    proposed_by uuid not null,
    proposed_at timestamptz not null default clock_timestamp(),
    approved_by uuid,
    approved_at timestamptz,
    constraint pk_band_conversion primary key (authority_id, id),
    constraint fk_band_conversion_from_scheme foreign key (authority_id, from_scheme_id)
      references funding.band_scheme (authority_id, id),
    constraint fk_band_conversion_to_scheme foreign key (authority_id, to_scheme_id)
      references funding.band_scheme (authority_id, id),
    constraint fk_band_conversion_proposed_by foreign key (authority_id, proposed_by)
      references access.person (authority_id, id),
    constraint fk_band_conversion_approved_by foreign key (authority_id, approved_by)
      references access.person (authority_id, id),
    constraint ck_band_conversion_schemes check (from_scheme_id <> to_scheme_id),
    constraint ck_band_conversion_protected check (protected_until >= converts_on),
    constraint ck_band_conversion_state check (state in ('PROPOSED', 'APPROVED')),
    constraint ck_band_conversion_approved check ((state = 'APPROVED') = (approved_by is not null)),
    constraint ck_band_conversion_checker check (approved_by <> proposed_by)
  );
  create unique index uq_band_conversion_from_scheme on funding.band_conversion (authority_id, from_scheme_id)
    where state = 'APPROVED';
  comment on column funding.band_conversion.protected_until is
    'The last day on which nobody is paid less than by the old band; null where nothing is protected.';

  create table funding.band_conversion_line (
    authority_id uuid not null,
    conversion_id uuid not null,
    from_band_id uuid not null,
    to_band_id uuid not null,
    rule text not null,
    from_top_up_pence bigint,
    constraint pk_band_conversion_line primary key (authority_id, conversion_id, from_band_id),
    constraint fk_band_conversion_line_conversion foreign key (authority_id, conversion_id)
      references funding.band_conversion (authority_id, id),
    constraint fk_band_conversion_line_from_band foreign key (authority_id, from_band_id)
      references funding.band (authority_id, id),
    constraint fk_band_conversion_line_to_band foreign key (authority_id, to_band_id)
      references funding.band (authority_id, id),
    constraint ck_band_conversion_line_rule check (rule in ('NEAREST_UP', 'CHOSEN')),
    constraint ck_band_conversion_line_amount check (from_top_up_pence between 0 and 1000000000000000)
  );
  comment on column funding.band_conversion_line.from_top_up_pence is
    'The most the old band gave a year before the change; null for a band costed case by case.';

  create function funding.keep_band_conversion() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if old.state <> 'PROPOSED' then
      raise exception 'an approved conversion stays as it is'
        using errcode = 'check_violation', constraint = 'ck_band_conversion_way';
    end if;
    return new;
  end $$;
  create trigger approved_once before update on funding.band_conversion
    for each row execute function funding.keep_band_conversion();

  create function funding.keep_band_conversion_line() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if not exists (select from funding.band_conversion c
                     join funding.band f on f.authority_id = c.authority_id and f.scheme_id = c.from_scheme_id
                     join funding.band t on t.authority_id = c.authority_id and t.scheme_id = c.to_scheme_id
                    where c.authority_id = new.authority_id and c.id = new.conversion_id and c.state = 'PROPOSED'
                      and f.id = new.from_band_id and t.id = new.to_band_id) then
      raise exception 'a line leads from a band of the old scheme to one of the new, while it is proposed'
        using errcode = 'check_violation', constraint = 'ck_band_conversion_line_bands';
    end if;
    return new;
  end $$;
  create trigger between_its_schemes before insert on funding.band_conversion_line
    for each row execute function funding.keep_band_conversion_line();

  grant select, insert on funding.band_conversion, funding.band_conversion_line to app;
  grant select on funding.band_conversion, funding.band_conversion_line to auditor;
  grant update (state, version, approved_by, approved_at) on funding.band_conversion to app;`;

const NOTIONAL_BUDGETS = `
  create table funding.notional_sen_budget (
    authority_id uuid not null,
    school_id uuid not null,
    financial_year text not null,
    amount_pence bigint not null,
    share_basis_points integer,
    import_id uuid,
    constraint pk_notional_sen_budget primary key (authority_id, school_id, financial_year),
    constraint fk_notional_sen_budget_school foreign key (authority_id, school_id)
      references directory.school (authority_id, id),
    constraint fk_notional_sen_budget_import foreign key (authority_id, import_id)
      references directory.data_import (authority_id, id),
    constraint ck_notional_sen_budget_amount check (amount_pence between 0 and 1000000000000000),
    constraint ck_notional_sen_budget_share check (share_basis_points between 0 and 10000),
    constraint ck_notional_sen_budget_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$')
  );
  comment on column funding.notional_sen_budget.share_basis_points is
    'Its part of the school''s whole budget, in hundredths of a per cent, as the file says; null where it does not.';
  grant select on funding.notional_sen_budget to app, auditor;`;

const OTHER_FUNDING = `
  create table pupils.other_funding (
    authority_id uuid not null,
    id uuid not null,
    child_id uuid not null,
    school_id uuid not null,
    stream text not null,
    purpose text,
    annual_pence bigint not null,
    valid daterange not null,
    import_id uuid,
    constraint pk_other_funding primary key (authority_id, id),
    constraint fk_other_funding_child foreign key (authority_id, child_id) references pupils.child (authority_id, id),
    constraint fk_other_funding_import foreign key (authority_id, import_id)
      references directory.data_import (authority_id, id),
    constraint ck_other_funding_stream check (stream in ('LEGACY_TOPUP', 'EHCP_ELEMENT_3')),
    constraint ck_other_funding_annual check (annual_pence between 1 and 1000000000000000),
    constraint ck_other_funding_valid check (not isempty(valid) and lower(valid) is not null),
    constraint ex_other_funding_overlap exclude using gist
      (authority_id with =, child_id with =, stream with =, coalesce(purpose, '') with =, valid with &&)
  );
  comment on table pupils.other_funding is
    'What a child receives from elsewhere, as the authority''s own system says. Read only here; nothing is paid from it.';
  comment on column pupils.other_funding.purpose is 'Null where it pays for all of the provision.';
  alter table pupils.other_funding enable row level security;
  alter table pupils.other_funding force row level security;
  create policy on_roll_here on pupils.other_funding using (
    authority_id = nullif(current_setting('app.authority', true), '')::uuid
    and strpos(current_setting('app.schools', true), school_id::text) > 0);
  grant select on pupils.other_funding to app;

  create function pupils.other_funding_of(p_authority uuid, p_school uuid, p_children uuid[])
    returns table (child_id uuid, id uuid, stream text, purpose text, annual_pence bigint, valid daterange)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    v_schools text := current_setting('app.schools', true);
  begin
    perform set_config('app.schools', p_school::text, true);
    return query
      select o.child_id, o.id, o.stream, o.purpose, o.annual_pence, o.valid from pupils.other_funding o
       where o.authority_id = p_authority and o.child_id = any (p_children) order by lower(o.valid), o.id;
    perform set_config('app.schools', v_schools, true);
  end $$;
  comment on function pupils.other_funding_of is
    'What children of a school receive from elsewhere, for those who decide about money and may not see the children.';
  revoke all on function pupils.other_funding_of from public;
  grant execute on function pupils.other_funding_of to app;

  create function allocation.refuse_award_funded_elsewhere() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select from pupils.other_funding_of(new.authority_id, new.school_id, array[new.child_id]) o
                where (o.purpose is null or o.purpose = new.purpose) and o.valid && new.period) then
      raise exception 'the child receives money for this purpose from elsewhere in this period'
        using errcode = 'exclusion_violation', constraint = 'ex_award_double_funding';
    end if;
    return new;
  end $$;
  comment on function allocation.refuse_award_funded_elsewhere is
    'Names the constraint that forbids two awards for one purpose: it is the same promise, kept across funding streams.';
  create trigger funded_elsewhere before insert on allocation.award
    for each row when (new.child_id is not null) execute function allocation.refuse_award_funded_elsewhere();`;
