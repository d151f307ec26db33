import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The authority, its places, schools and communities. All dated facts are half-open ranges. */
export class Directory1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema directory;
      grant usage on schema directory to app, auditor;

      create table directory.authority (
        id uuid not null,
        dfe_code text not null,
        name text not null,
        gss_code text,
        is_demonstration boolean not null default false,
        constraint pk_authority primary key (id),
        constraint uq_authority_dfe_code unique (dfe_code),
        constraint ck_authority_dfe_code check (dfe_code ~ '^[0-9]{3}$')
      );

      create table directory.data_import (
        authority_id uuid not null,
        id uuid not null,
        kind text not null,
        file_name text not null,
        file_sha256 text not null,
        source text not null,
        as_at date not null,
        rows_read integer not null,
        rows_created integer not null,
        rows_changed integer not null,
        rows_unchanged integer not null,
        rows_left_out integer not null,
        rows_rejected integer not null,
        problems jsonb not null,
        imported_by text not null,
        imported_at timestamptz not null default now(),
        constraint pk_data_import primary key (authority_id, id),
        constraint fk_data_import_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_data_import_rows check (
          rows_read = rows_created + rows_changed + rows_unchanged + rows_left_out + rows_rejected
        )
      );

      create table directory.area_board (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        name text not null,
        constraint pk_area_board primary key (authority_id, id),
        constraint uq_area_board_code unique (authority_id, code),
        constraint fk_area_board_authority foreign key (authority_id) references directory.authority (id)
      );

      create table directory.district (
        authority_id uuid not null,
        id uuid not null,
        gss_code text not null,
        name text not null,
        area_board_id uuid,
        constraint pk_district primary key (authority_id, id),
        constraint uq_district_gss_code unique (authority_id, gss_code),
        constraint fk_district_authority foreign key (authority_id) references directory.authority (id),
        constraint fk_district_area_board foreign key (authority_id, area_board_id)
          references directory.area_board (authority_id, id)
      );

      create table directory.pcn (
        authority_id uuid not null,
        id uuid not null,
        ods_code text not null,
        name text not null,
        opened_on date,
        closed_on date,
        constraint pk_pcn primary key (authority_id, id),
        constraint uq_pcn_ods_code unique (authority_id, ods_code),
        constraint fk_pcn_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_pcn_ods_code check (ods_code ~ '^U[0-9]{5}$')
      );

      create table directory.community (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        name text not null,
        valid daterange not null,
        constraint pk_community primary key (authority_id, id),
        constraint uq_community_code unique (authority_id, code),
        constraint fk_community_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_community_valid check (not isempty(valid))
      );

      create table directory.community_pcn (
        authority_id uuid not null,
        community_id uuid not null,
        pcn_id uuid not null,
        valid daterange not null,
        constraint pk_community_pcn primary key (authority_id, community_id, pcn_id, valid),
        constraint fk_community_pcn_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint fk_community_pcn_pcn foreign key (authority_id, pcn_id) references directory.pcn (authority_id, id),
        constraint ex_community_pcn_overlap exclude using gist
          (authority_id with =, community_id with =, pcn_id with =, valid with &&)
      );

      create table directory.trust (
        authority_id uuid not null,
        id uuid not null,
        group_uid text not null,
        name text not null,
        constraint pk_trust primary key (authority_id, id),
        constraint uq_trust_group_uid unique (authority_id, group_uid),
        constraint fk_trust_authority foreign key (authority_id) references directory.authority (id)
      );

      create table directory.school (
        authority_id uuid not null,
        id uuid not null,
        constraint pk_school primary key (authority_id, id),
        constraint fk_school_authority foreign key (authority_id) references directory.authority (id)
      );
      comment on table directory.school is
        'A school as people know it. Its URN changes when it converts: each URN is a registration of the same school.';

      create table directory.school_registration (
        authority_id uuid not null,
        urn integer not null,
        school_id uuid not null,
        laestab integer,
        ukprn integer,
        name text not null,
        type_code text not null,
        type_name text not null,
        mainstream boolean not null,
        maintained boolean not null,
        phase text not null,
        status text not null,
        opened_on date,
        closed_on date,
        low_age smallint,
        high_age smallint,
        postcode text,
        has_resourced_provision boolean not null default false,
        district_id uuid,
        trust_id uuid,
        import_id uuid,
        constraint pk_school_registration primary key (authority_id, urn),
        constraint fk_school_registration_school foreign key (authority_id, school_id)
          references directory.school (authority_id, id),
        constraint fk_school_registration_district foreign key (authority_id, district_id)
          references directory.district (authority_id, id),
        constraint fk_school_registration_trust foreign key (authority_id, trust_id)
          references directory.trust (authority_id, id),
        constraint fk_school_registration_import foreign key (authority_id, import_id)
          references directory.data_import (authority_id, id),
        constraint ck_school_registration_urn check (urn between 100000 and 999999),
        constraint ck_school_registration_phase check (phase in
          ('NURSERY', 'PRIMARY', 'MIDDLE', 'SECONDARY', 'ALL_THROUGH', 'SIXTEEN_PLUS', 'NOT_APPLICABLE')),
        constraint ck_school_registration_status check (status in ('OPEN', 'CLOSED', 'PROPOSED_TO_CLOSE', 'PROPOSED_TO_OPEN'))
      );
      create index ix_school_registration_school on directory.school_registration (authority_id, school_id);
      create unique index uq_school_registration_open on directory.school_registration (authority_id, school_id)
        where status in ('OPEN', 'PROPOSED_TO_CLOSE');
      create index ix_school_registration_list on directory.school_registration (authority_id, name, urn);

      create table directory.school_link (
        authority_id uuid not null,
        urn integer not null,
        link_urn integer not null,
        link_type text not null,
        established_on date,
        constraint pk_school_link primary key (authority_id, urn, link_urn, link_type),
        constraint fk_school_link_authority foreign key (authority_id) references directory.authority (id)
      );

      create table directory.school_census (
        authority_id uuid not null,
        school_id uuid not null,
        census_on date not null,
        urn integer not null,
        pupils integer not null,
        ehcp integer,
        sen_support integer,
        fsm integer,
        fsm_ever6 integer,
        eal integer,
        import_id uuid,
        constraint pk_school_census primary key (authority_id, school_id, census_on),
        constraint fk_school_census_school foreign key (authority_id, school_id)
          references directory.school (authority_id, id),
        constraint fk_school_census_import foreign key (authority_id, import_id)
          references directory.data_import (authority_id, id),
        constraint ck_school_census_counts check (
          pupils >= 0 and ehcp >= 0 and sen_support >= 0 and fsm >= 0 and fsm_ever6 >= 0 and eal >= 0
        )
      );

      create table directory.community_membership (
        authority_id uuid not null,
        id uuid not null,
        community_id uuid not null,
        school_id uuid not null,
        role text not null,
        valid daterange not null,
        import_id uuid,
        constraint pk_community_membership primary key (authority_id, id),
        constraint fk_community_membership_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint fk_community_membership_school foreign key (authority_id, school_id)
          references directory.school (authority_id, id),
        constraint fk_community_membership_import foreign key (authority_id, import_id)
          references directory.data_import (authority_id, id),
        constraint ck_community_membership_role check (role in ('MEMBER', 'ASSOCIATE')),
        constraint ck_community_membership_valid check (not isempty(valid)),
        constraint ex_community_membership_one_member exclude using gist
          (authority_id with =, school_id with =, valid with &&) where (role = 'MEMBER')
      );
      create index ix_community_membership_community
        on directory.community_membership (authority_id, community_id, school_id);

      create table directory.school_term (
        authority_id uuid not null,
        id uuid not null,
        school_id uuid,
        academic_year text not null,
        number smallint not null,
        starts_on date not null,
        ends_on date not null,
        constraint pk_school_term primary key (authority_id, id),
        constraint fk_school_term_authority foreign key (authority_id) references directory.authority (id),
        constraint fk_school_term_school foreign key (authority_id, school_id)
          references directory.school (authority_id, id),
        constraint uq_school_term_number unique nulls not distinct (authority_id, school_id, academic_year, number),
        constraint ck_school_term_number check (number between 1 and 6),
        constraint ck_school_term_dates check (ends_on >= starts_on),
        constraint ck_school_term_academic_year check (academic_year ~ '^[0-9]{4}-[0-9]{2}$')
      );
      comment on column directory.school_term.school_id is 'Null for the county calendar, which schools without their own follow.';

      grant select on all tables in schema directory to app, auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema directory cascade;`);
  }
}
