import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A child's rows are seen by the school where the child is on roll, and by nobody else in this database. */
const onRollHere = `
  authority_id = nullif(current_setting('app.authority', true), '')::uuid
  and strpos(current_setting('app.schools', true), school_id::text) > 0`;

const guarded = [
  'child',
  'child_identity',
  'enrolment',
  'sen_status',
  'need',
  'engagement_agreement',
  'child_view',
];

export class Pupils1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema pupils;
      grant usage on schema pupils to app;

      create table pupils.child (
        authority_id uuid not null,
        id uuid not null,
        school_id uuid not null,
        pseudonym text not null,
        version integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint pk_child primary key (authority_id, id),
        constraint uq_child_pseudonym unique (authority_id, pseudonym),
        constraint fk_child_school foreign key (authority_id, school_id) references directory.school (authority_id, id)
      );
      create index ix_child_school on pupils.child (authority_id, school_id, id);

      create table pupils.child_identity (
        authority_id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        key_id text not null,
        sealed_given_name bytea not null,
        sealed_family_name bytea not null,
        sealed_date_of_birth bytea not null,
        sealed_upn bytea,
        upn_blind_index bytea,
        constraint pk_child_identity primary key (authority_id, child_id),
        constraint uq_child_identity_upn unique (authority_id, upn_blind_index),
        constraint fk_child_identity_child foreign key (authority_id, child_id) references pupils.child (authority_id, id),
        constraint ck_child_identity_upn check ((sealed_upn is null) = (upn_blind_index is null))
      );

      create table pupils.enrolment (
        authority_id uuid not null,
        id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        nc_year_override smallint,
        override_reason text,
        valid daterange not null,
        constraint pk_enrolment primary key (authority_id, id),
        constraint fk_enrolment_child foreign key (authority_id, child_id) references pupils.child (authority_id, id),
        constraint fk_enrolment_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
        constraint ck_enrolment_nc_year check (nc_year_override between -4 and 20),
        constraint ck_enrolment_override_reason check ((nc_year_override is null) = (override_reason is null)),
        constraint ck_enrolment_override_reason_code check (override_reason in
          ('STARTED_LATER', 'REPEATED_A_YEAR', 'MOVED_AHEAD', 'OTHER')),
        constraint ck_enrolment_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_enrolment_one_school exclude using gist
          (authority_id with =, child_id with =, valid with &&)
      );

      create table pupils.sen_status (
        authority_id uuid not null,
        id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        provision text not null,
        valid daterange not null,
        constraint pk_sen_status primary key (authority_id, id),
        constraint fk_sen_status_child foreign key (authority_id, child_id) references pupils.child (authority_id, id),
        constraint ck_sen_status_provision check (provision in ('N', 'K', 'E')),
        constraint ck_sen_status_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_sen_status_one_provision exclude using gist
          (authority_id with =, child_id with =, valid with &&)
      );

      create table pupils.need (
        authority_id uuid not null,
        id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        type text not null,
        rank smallint not null,
        valid daterange not null,
        constraint pk_need primary key (authority_id, id),
        constraint fk_need_child foreign key (authority_id, child_id) references pupils.child (authority_id, id),
        constraint ck_need_type check (type in
          ('SPLD', 'MLD', 'SLD', 'PMLD', 'SEMH', 'SLCN', 'HI', 'VI', 'MSI', 'PD', 'ASD', 'OTH', 'NSA', 'DS')),
        constraint ck_need_rank check (rank in (1, 2)),
        constraint ck_need_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_need_one_per_rank exclude using gist
          (authority_id with =, child_id with =, rank with =, valid with &&),
        constraint ex_need_one_per_type exclude using gist
          (authority_id with =, child_id with =, type with =, valid with &&)
      );

      create table pupils.engagement_agreement (
        authority_id uuid not null,
        id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        body text not null,
        signer_relation text not null,
        method text not null,
        agreed_on date not null,
        withdrawn_on date,
        recorded_by uuid not null,
        recorded_at timestamptz not null default now(),
        constraint pk_engagement_agreement primary key (authority_id, id),
        constraint fk_engagement_agreement_child foreign key (authority_id, child_id)
          references pupils.child (authority_id, id),
        constraint ck_engagement_agreement_body check (body in ('COMMUNITY', 'SCHOOL_PRG', 'EY_PRG')),
        constraint ck_engagement_agreement_method check (method in ('SIGNED', 'ELECTRONIC', 'VERBAL')),
        constraint ck_engagement_agreement_signer check (signer_relation in ('PARENT', 'CARER', 'YOUNG_PERSON', 'CORPORATE_PARENT')),
        constraint ck_engagement_agreement_withdrawn check (withdrawn_on >= agreed_on)
      );
      create index ix_engagement_agreement_child on pupils.engagement_agreement (authority_id, child_id, body);

      create table pupils.child_view (
        authority_id uuid not null,
        id uuid not null,
        child_id uuid not null,
        school_id uuid not null,
        person_id uuid not null,
        operation text not null,
        viewed_at timestamptz not null default clock_timestamp(),
        constraint pk_child_view primary key (authority_id, id),
        constraint fk_child_view_child foreign key (authority_id, child_id) references pupils.child (authority_id, id)
      );
      create index ix_child_view_child on pupils.child_view (authority_id, child_id, viewed_at);
      comment on table pupils.child_view is 'Who saw the name of which child, when and in which operation. Append-only.';

      ${guarded
        .map(
          (table) => `
      alter table pupils.${table} enable row level security;
      alter table pupils.${table} force row level security;
      create policy on_roll_here on pupils.${table} using (${onRollHere});
      grant select, insert on pupils.${table} to app;`,
        )
        .join('')}

      create function pupils.standing(p_authority uuid, p_school uuid, p_children uuid[], p_from date, p_until date,
        p_on date, p_body text) returns table (child_id uuid, on_roll boolean, agreed boolean, has_ehcp boolean)
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare
        v_schools text := current_setting('app.schools', true);
      begin
        perform set_config('app.schools', p_school::text, true);
        return query
          select asked.id,
                 exists (select from pupils.enrolment e where e.authority_id = p_authority and e.child_id = asked.id
                          and e.school_id = p_school and e.valid @> daterange(p_from, p_until, '[]')),
                 exists (select from pupils.engagement_agreement a where a.authority_id = p_authority and a.child_id = asked.id
                          and a.body = p_body and a.agreed_on <= p_on and (a.withdrawn_on is null or a.withdrawn_on > p_on)),
                 exists (select from pupils.sen_status s where s.authority_id = p_authority and s.child_id = asked.id
                          and s.provision = 'E' and s.valid @> p_on)
            from unnest(p_children) asked (id);
        perform set_config('app.schools', v_schools, true);
      end $$;
      comment on function pupils.standing is
        'Three yes-or-no facts about children at a school, for those who decide and may not see the children themselves.';
      revoke all on function pupils.standing from public;
      grant execute on function pupils.standing to app;

      grant update (valid) on pupils.enrolment, pupils.sen_status, pupils.need to app;
      grant update (withdrawn_on) on pupils.engagement_agreement to app;
      grant update (version) on pupils.child to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema pupils cascade;`);
  }
}
