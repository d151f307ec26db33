import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where money comes from, what each community has been given, and what a band of provision is worth on a date. */
export class Funding1790000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema funding;
      grant usage on schema funding to app, auditor;

      create table funding.fund_source (
        authority_id uuid not null,
        code text not null,
        name text not null,
        year_kind text not null,
        valid daterange not null,
        ring_fenced boolean not null,
        grant_conditions text,
        s251_line text not null,
        cost_centre text not null,
        constraint pk_fund_source primary key (authority_id, code),
        constraint fk_fund_source_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_fund_source_year_kind check (year_kind in ('FINANCIAL', 'ACADEMIC')),
        constraint ck_fund_source_valid check (not isempty(valid))
      );

      create table funding.community_budget (
        authority_id uuid not null,
        id uuid not null,
        community_id uuid not null,
        fund_code text not null,
        financial_year text not null,
        amount_pence bigint not null,
        note text not null,
        state text not null,
        version integer not null default 1,
        proposed_by uuid not null,
        proposed_at timestamptz not null default clock_timestamp(),
        approved_by uuid,
        approved_at timestamptz,
        constraint pk_community_budget primary key (authority_id, id),
        constraint fk_community_budget_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint fk_community_budget_fund_source foreign key (authority_id, fund_code)
          references funding.fund_source (authority_id, code),
        constraint fk_community_budget_proposed_by foreign key (authority_id, proposed_by)
          references access.person (authority_id, id),
        constraint fk_community_budget_approved_by foreign key (authority_id, approved_by)
          references access.person (authority_id, id),
        constraint ck_community_budget_amount check (amount_pence between 1 and 1000000000000000),
        constraint ck_community_budget_state check (state in ('PROPOSED', 'OPEN', 'REJECTED')),
        constraint ck_community_budget_checker check (approved_by is null or approved_by <> proposed_by),
        constraint ck_community_budget_open check ((state = 'PROPOSED') = (approved_by is null)),
        constraint ck_community_budget_financial_year check (financial_year ~ '^[0-9]{4}-[0-9]{2}$')
      );
      create unique index uq_community_budget_live on funding.community_budget
        (authority_id, community_id, fund_code, financial_year) where state <> 'REJECTED';
      comment on column funding.community_budget.id is 'Also the id of the pot in the ledger that holds the money.';

      create table funding.parameter (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        amount bigint not null,
        unit text not null,
        valid daterange not null,
        source text not null,
        constraint pk_parameter primary key (authority_id, id),
        constraint fk_parameter_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_parameter_unit check (unit in ('PENCE', 'BASIS_POINTS', 'COUNT')),
        constraint ex_parameter_overlap exclude using gist (authority_id with =, code with =, valid with &&)
      );

      create table funding.band_scheme (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        name text not null,
        basis text not null,
        source text not null,
        constraint pk_band_scheme primary key (authority_id, id),
        constraint uq_band_scheme_code unique (authority_id, code),
        constraint fk_band_scheme_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_band_scheme_basis check (basis in ('NET_TOPUP', 'GROSS'))
      );

      create table funding.band (
        authority_id uuid not null,
        id uuid not null,
        scheme_id uuid not null,
        code text not null,
        label text not null,
        area_of_need text,
        level smallint not null,
        descriptor text not null,
        constraint pk_band primary key (authority_id, id),
        constraint uq_band_code unique (authority_id, scheme_id, code),
        constraint fk_band_scheme foreign key (authority_id, scheme_id) references funding.band_scheme (authority_id, id),
        constraint ck_band_area_of_need check (area_of_need in
          ('COMMUNICATION_AND_INTERACTION', 'COGNITION_AND_LEARNING', 'SEMH', 'SENSORY_AND_PHYSICAL'))
      );

      create table funding.band_value (
        authority_id uuid not null,
        id uuid not null,
        band_id uuid not null,
        lowest_pence bigint not null,
        highest_pence bigint,
        valid daterange not null,
        source text not null,
        constraint pk_band_value primary key (authority_id, id),
        constraint fk_band_value_band foreign key (authority_id, band_id) references funding.band (authority_id, id),
        constraint ck_band_value_range check (lowest_pence >= 0 and highest_pence >= lowest_pence),
        constraint ck_band_value_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_band_value_overlap exclude using gist (authority_id with =, band_id with =, valid with &&)
      );
      comment on column funding.band_value.highest_pence is
        'Equal to the lowest for a point value, higher for a range, null for a band costed case by case.';

      alter table funding.community_budget enable row level security;
      alter table funding.community_budget force row level security;
      create policy community_in_scope on funding.community_budget using (
        authority_id = nullif(current_setting('app.authority', true), '')::uuid
        and strpos(current_setting('app.communities', true), community_id::text) > 0
      );
      create policy auditor_reads on funding.community_budget for select to auditor using (true);

      grant select on all tables in schema funding to app, auditor;
      grant insert on funding.community_budget to app;
      grant update (state, approved_by, approved_at, version) on funding.community_budget to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema funding cascade;`);
  }
}
