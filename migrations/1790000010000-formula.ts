import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written once, in the transaction of what they belong to, and never changed: what a run pins stays as it was. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  formula_version: ['formula_factor', 'formula_limit'],
  formula_run: ['formula_pot', 'formula_share', 'formula_result'],
};

const SAME_AUTHORITY = `authority_id = nullif(current_setting('app.authority', true), '')::uuid`;
const COMMUNITY_IN_SCOPE = `${SAME_AUTHORITY} and strpos(current_setting('app.communities', true), community_id::text) > 0`;

const policies: Readonly<Record<string, readonly [name: string, rule: string]>> = {
  formula_version: ['same_authority', SAME_AUTHORITY],
  formula_factor: ['same_authority', SAME_AUTHORITY],
  formula_run: ['same_authority', SAME_AUTHORITY],
  formula_pot: ['same_authority', SAME_AUTHORITY],
  formula_limit: ['community_in_scope', COMMUNITY_IN_SCOPE],
  formula_share: ['community_in_scope', COMMUNITY_IN_SCOPE],
  formula_result: ['community_in_scope', COMMUNITY_IN_SCOPE],
};

/** As the other views of `checks`: each row is a broken promise. */
const views: Readonly<Record<string, string>> = {
  formula_run_does_not_add_up: `
    select r.authority_id, r.id as run_id, r.total_pence, p.pence as pots_pence, s.pence as results_pence
      from funding.formula_run r
      left join (select authority_id, run_id, sum(pot_pence) as pence from funding.formula_pot group by 1, 2) p
        on p.authority_id = r.authority_id and p.run_id = r.id
      left join (select authority_id, run_id, sum(total_pence) as pence, sum(adjustment_pence) as moved
                   from funding.formula_result group by 1, 2) s
        on s.authority_id = r.authority_id and s.run_id = r.id
     where p.pence is distinct from r.total_pence or s.pence is distinct from r.total_pence or s.moved <> 0`,
  formula_pot_differs_from_its_shares: `
    select p.authority_id, p.run_id, p.factor_code, p.pot_pence, sum(s.share_pence) as shares_pence
      from funding.formula_pot p
      left join funding.formula_share s
        on s.authority_id = p.authority_id and s.run_id = p.run_id and s.factor_code = p.factor_code
     group by p.authority_id, p.run_id, p.factor_code, p.pot_pence, p.counted_millionths
    having sum(s.share_pence) is distinct from p.pot_pence or sum(s.count_millionths) is distinct from p.counted_millionths`,
  formula_result_differs_from_its_shares: `
    select r.authority_id, r.run_id, r.community_id, r.shares_pence, sum(s.share_pence) as added_up_pence
      from funding.formula_result r
      left join funding.formula_share s
        on s.authority_id = r.authority_id and s.run_id = r.run_id and s.community_id = r.community_id
     group by r.authority_id, r.run_id, r.community_id, r.shares_pence
    having sum(s.share_pence) is distinct from r.shares_pence`,
  budget_differs_from_its_formula_run: `
    select b.authority_id, b.id as budget_id, b.amount_pence, r.total_pence
      from funding.community_budget b
      join funding.formula_run u on u.authority_id = b.authority_id and u.id = b.formula_run_id
      join funding.formula_version v on v.authority_id = u.authority_id and v.id = u.version_id
      left join funding.formula_result r
        on r.authority_id = b.authority_id and r.run_id = b.formula_run_id and r.community_id = b.community_id
     where b.amount_pence is distinct from r.total_pence or u.state <> 'APPROVED'
        or b.fund_code <> v.fund_code or b.financial_year <> v.financial_year`,
  formula_of_one_person: `
    select v.authority_id, v.id as version_id from funding.formula_version v where v.approved_by = v.drafted_by
    union all
    select r.authority_id, r.id from funding.formula_run r where r.approved_by = r.run_by`,
};

/** Measures of schools, versions of the formula that shares a county's money by them, and the runs of it. */
export class Formula1790000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.measures(runner);
    await this.versions(runner);
    await this.runs(runner);
    await this.budgets(runner);
    await this.walls(runner);
    for (const [name, select] of Object.entries(views)) {
      await runner.query(`create view checks.${name} with (security_invoker = true) as ${select};`);
      await runner.query(`grant select on checks.${name} to auditor;`);
    }
  }

  private async measures(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory.school_measure (
        authority_id uuid not null,
        school_id uuid not null,
        code text not null,
        counted_on date not null,
        value_millionths bigint,
        urn integer not null,
        import_id uuid,
        constraint pk_school_measure primary key (authority_id, school_id, code, counted_on),
        constraint fk_school_measure_school foreign key (authority_id, school_id)
          references directory.school (authority_id, id),
        constraint fk_school_measure_import foreign key (authority_id, import_id)
          references directory.data_import (authority_id, id),
        constraint ck_school_measure_code check (code ~ '^[A-Z][A-Z0-9_]{0,59}$'),
        constraint ck_school_measure_value check (value_millionths >= 0)
      );
      comment on column directory.school_measure.value_millionths is
        'Null where the source gives no figure. In millionths, so that six decimals are kept exactly.';
      create index ix_school_measure_counted on directory.school_measure (authority_id, counted_on, code);
      grant select on directory.school_measure to app, auditor;
    `);
  }

  private async versions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funding.formula_version (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        number integer not null,
        name text not null,
        fund_code text not null,
        financial_year text not null,
        valid daterange not null,
        counted_on date not null,
        members_on date not null,
        missing_figures text not null,
        limits_per text not null,
        floor_pence bigint,
        cap_pence bigint,
        state text not null,
        version integer not null default 1,
        drafted_by uuid not null,
        drafted_at timestamptz not null default clock_timestamp(),
        approved_by uuid,
        approved_at timestamptz,
        constraint pk_formula_version primary key (authority_id, id),
        constraint uq_formula_version_number unique (authority_id, code, number),
        constraint fk_formula_version_fund_source foreign key (authority_id, fund_code)
          references funding.fund_source (authority_id, code),
        constraint fk_formula_version_drafted_by foreign key (authority_id, drafted_by)
          references access.person (authority_id, id),
        constraint fk_formula_version_approved_by foreign key (authority_id, approved_by)
          references access.person (authority_id, id),
        constraint ck_formula_version_state check (state in ('DRAFT', 'SIMULATED', 'APPROVED', 'EFFECTIVE', 'SUPERSEDED')),
        constraint ck_formula_version_checker check (approved_by is null or approved_by <> drafted_by),
        constraint ck_formula_version_approved check (
          state = 'SUPERSEDED' or (approved_by is not null) = (state in ('APPROVED', 'EFFECTIVE'))
        ),
        constraint ck_formula_version_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
        constraint ck_formula_version_valid check (
          not isempty(valid) and valid <@ daterange(make_date(left(financial_year, 4)::integer, 4, 1),
                                                    make_date(left(financial_year, 4)::integer + 1, 4, 1))
        ),
        constraint ck_formula_version_missing_figures check (missing_figures in ('REFUSE', 'COUNT_AS_NOTHING')),
        constraint ck_formula_version_limits_per check (limits_per in ('COMMUNITY', 'PUPIL')),
        constraint ck_formula_version_limits check (floor_pence >= 0 and cap_pence >= 0 and cap_pence >= floor_pence),
        constraint ex_formula_version_overlap exclude using gist (authority_id with =, fund_code with =, valid with &&)
          where (state in ('APPROVED', 'EFFECTIVE'))
      );

      create table funding.formula_factor (
        authority_id uuid not null,
        version_id uuid not null,
        code text not null,
        name text not null,
        measure text not null,
        weight integer not null,
        constraint pk_formula_factor primary key (authority_id, version_id, code),
        constraint fk_formula_factor_version foreign key (authority_id, version_id)
          references funding.formula_version (authority_id, id),
        constraint ck_formula_factor_weight check (weight >= 0)
      );

      create table funding.formula_limit (
        authority_id uuid not null,
        version_id uuid not null,
        community_id uuid not null,
        floor_pence bigint,
        cap_pence bigint,
        constraint pk_formula_limit primary key (authority_id, version_id, community_id),
        constraint fk_formula_limit_version foreign key (authority_id, version_id)
          references funding.formula_version (authority_id, id),
        constraint fk_formula_limit_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint ck_formula_limit_order check (floor_pence >= 0 and cap_pence >= 0 and cap_pence >= floor_pence)
      );
    `);
  }

  private async runs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funding.formula_run (
        authority_id uuid not null,
        id uuid not null,
        version_id uuid not null,
        total_pence bigint not null,
        inputs text not null,
        inputs_sha256 text not null,
        state text not null,
        version integer not null default 1,
        run_by uuid not null,
        run_at timestamptz not null default clock_timestamp(),
        approved_by uuid,
        approved_at timestamptz,
        constraint pk_formula_run primary key (authority_id, id),
        constraint fk_formula_run_version foreign key (authority_id, version_id)
          references funding.formula_version (authority_id, id),
        constraint fk_formula_run_run_by foreign key (authority_id, run_by) references access.person (authority_id, id),
        constraint fk_formula_run_approved_by foreign key (authority_id, approved_by)
          references access.person (authority_id, id),
        constraint ck_formula_run_total check (total_pence between 1 and 1000000000000000),
        constraint ck_formula_run_inputs check (inputs_sha256 = encode(sha256(convert_to(inputs, 'UTF8')), 'hex')),
        constraint ck_formula_run_state check (state in ('PROPOSED', 'APPROVED')),
        constraint ck_formula_run_checker check (approved_by is null or approved_by <> run_by),
        constraint ck_formula_run_approved check ((state = 'APPROVED') = (approved_by is not null))
      );
      create unique index uq_formula_run_approved on funding.formula_run (authority_id, version_id) where state = 'APPROVED';
      create index ix_formula_run_version on funding.formula_run (authority_id, version_id);
      comment on column funding.formula_run.inputs is
        'Everything the run was worked out from, as canonical JSON: running it again gives the same pence.';

      create table funding.formula_pot (
        authority_id uuid not null,
        run_id uuid not null,
        factor_code text not null,
        name text not null,
        weight integer not null,
        pot_pence bigint not null,
        counted_millionths bigint not null,
        constraint pk_formula_pot primary key (authority_id, run_id, factor_code),
        constraint fk_formula_pot_run foreign key (authority_id, run_id) references funding.formula_run (authority_id, id),
        constraint ck_formula_pot_amounts check (weight >= 0 and pot_pence >= 0 and counted_millionths >= 0)
      );

      create table funding.formula_share (
        authority_id uuid not null,
        run_id uuid not null,
        community_id uuid not null,
        factor_code text not null,
        count_millionths bigint not null,
        share_pence bigint not null,
        constraint pk_formula_share primary key (authority_id, run_id, community_id, factor_code),
        constraint fk_formula_share_pot foreign key (authority_id, run_id, factor_code)
          references funding.formula_pot (authority_id, run_id, factor_code),
        constraint fk_formula_share_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint ck_formula_share_amounts check (count_millionths >= 0 and share_pence >= 0)
      );

      create table funding.formula_result (
        authority_id uuid not null,
        run_id uuid not null,
        community_id uuid not null,
        pupils_millionths bigint not null,
        floor_pence bigint,
        cap_pence bigint,
        shares_pence bigint not null,
        adjustment_pence bigint not null,
        total_pence bigint not null,
        constraint pk_formula_result primary key (authority_id, run_id, community_id),
        constraint fk_formula_result_run foreign key (authority_id, run_id)
          references funding.formula_run (authority_id, id),
        constraint fk_formula_result_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint ck_formula_result_sum check (total_pence = shares_pence + adjustment_pence),
        constraint ck_formula_result_limits check (
          total_pence >= 0 and total_pence >= floor_pence and total_pence <= cap_pence and pupils_millionths >= 0
        )
      );
    `);
  }

  private async budgets(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table funding.community_budget
        add column formula_run_id uuid,
        add constraint fk_community_budget_formula_result foreign key (authority_id, formula_run_id, community_id)
          references funding.formula_result (authority_id, run_id, community_id);
      create index ix_community_budget_formula_run on funding.community_budget (authority_id, formula_run_id);
      comment on column funding.community_budget.formula_run_id is
        'The approved run of the formula the amount comes from; null where an officer entered it.';
    `);
  }

  private async walls(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function funding.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of %.% are never changed or removed: write a new version', tg_table_schema, tg_table_name
          using errcode = 'restrict_violation';
      end $$;

      create function funding.keep_formula_version() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if to_jsonb(new) - array['state', 'version', 'approved_by', 'approved_at']
             <> to_jsonb(old) - array['state', 'version', 'approved_by', 'approved_at'] then
          raise exception 'a version of the formula is never edited: write the next number'
            using errcode = 'check_violation', constraint = 'ck_formula_version_kept';
        end if;
        if (old.state, new.state) not in (('DRAFT', 'SIMULATED'), ('DRAFT', 'SUPERSEDED'), ('SIMULATED', 'APPROVED'),
             ('SIMULATED', 'SUPERSEDED'), ('APPROVED', 'EFFECTIVE'), ('APPROVED', 'SUPERSEDED'), ('EFFECTIVE', 'SUPERSEDED'))
           or old.approved_by is not null and (new.approved_by, new.approved_at) is distinct from (old.approved_by, old.approved_at)
        then
          raise exception 'a version of the formula goes forward only: % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'ck_formula_version_goes_forward';
        end if;
        return new;
      end $$;
      create trigger goes_forward before update on funding.formula_version
        for each row execute function funding.keep_formula_version();

      create function funding.keep_formula_run() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if (old.state, new.state) <> ('PROPOSED', 'APPROVED')
           or to_jsonb(new) - array['state', 'version', 'approved_by', 'approved_at']
                <> to_jsonb(old) - array['state', 'version', 'approved_by', 'approved_at'] then
          raise exception 'a run of the formula is approved once and never changed'
            using errcode = 'check_violation', constraint = 'ck_formula_run_kept';
        end if;
        return new;
      end $$;
      create trigger approved_once before update on funding.formula_run
        for each row execute function funding.keep_formula_run();
    `);
    for (const [parent, parts] of Object.entries(partsOf)) {
      const key = parent.replace('formula_', '');
      await runner.query(`
        create function funding.require_new_${parent}() returns trigger
        language plpgsql set search_path = pg_catalog, pg_temp as $$
        begin
          if not exists (select from funding.${parent} p
                          where p.authority_id = new.authority_id and p.id = new.${key}_id
                            and p.xmin = pg_current_xact_id()::xid) then
            raise exception '% is written together with its %', tg_table_name, '${parent}'
              using errcode = 'check_violation', constraint = 'ck_${parent}_written_whole';
          end if;
          return new;
        end $$;
        create trigger never_removed before delete on funding.${parent}
          for each row execute function funding.refuse_change();
        create trigger never_emptied before truncate on funding.${parent}
          for each statement execute function funding.refuse_change();
      `);
      for (const part of parts) {
        await runner.query(`
          create trigger written_whole before insert on funding.${part}
            for each row execute function funding.require_new_${parent}();
          create trigger never_changed before update or delete on funding.${part}
            for each row execute function funding.refuse_change();
          create trigger never_emptied before truncate on funding.${part}
            for each statement execute function funding.refuse_change();
        `);
      }
    }
    for (const [table, [name, rule]] of Object.entries(policies)) {
      await runner.query(`
        alter table funding.${table} enable row level security;
        alter table funding.${table} force row level security;
        create policy ${name} on funding.${table} using (${rule});
        create policy auditor_reads on funding.${table} for select to auditor using (true);
        grant select, insert on funding.${table} to app;
        grant select on funding.${table} to auditor;
      `);
    }
    await runner.query(`
      grant update (state, version, approved_by, approved_at) on funding.formula_version, funding.formula_run to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(views)) await runner.query(`drop view checks.${name};`);
    await runner.query(`
      alter table funding.community_budget drop constraint fk_community_budget_formula_result, drop column formula_run_id;
      drop table funding.formula_result, funding.formula_share, funding.formula_pot, funding.formula_run,
                 funding.formula_limit, funding.formula_factor, funding.formula_version;
      drop function funding.require_new_formula_version(), funding.require_new_formula_run(),
                    funding.keep_formula_version(), funding.keep_formula_run(), funding.refuse_change();
      drop table directory.school_measure;
    `);
  }
}
