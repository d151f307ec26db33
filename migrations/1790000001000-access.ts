import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and their dated roles. The server only reads them: appointments are made by the `people` import. */
export class Access1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema access;
      grant usage on schema access to app, auditor;

      create table access.person (
        authority_id uuid not null,
        id uuid not null,
        issuer text not null,
        subject text not null,
        display_name text not null,
        employer text,
        disabled_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_person primary key (authority_id, id),
        constraint uq_person_issuer_subject unique (authority_id, issuer, subject),
        constraint ck_person_display_name check (length(display_name) between 1 and 200)
      );
      create index ix_person_sign_in on access.person (issuer, subject);

      create table access.role_assignment (
        authority_id uuid not null,
        id uuid not null,
        person_id uuid not null,
        role text not null,
        scope_kind text not null,
        scope_id uuid not null,
        valid daterange not null,
        appointed_by text not null,
        created_at timestamptz not null default now(),
        constraint pk_role_assignment primary key (authority_id, id),
        constraint fk_role_assignment_person foreign key (authority_id, person_id)
          references access.person (authority_id, id),
        constraint ck_role_assignment_role_scope check (
          (scope_kind = 'SCHOOL' and role in ('SENCO', 'HEAD', 'SCHOOL_REP'))
          or (scope_kind = 'COMMUNITY' and role in ('COMMUNITY_CHAIR', 'VICE_CHAIR', 'FINANCE_LEAD', 'CLERK'))
          or (scope_kind = 'AUTHORITY' and role in
            ('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER', 'LA_MODERATOR', 'AUDITOR', 'SYSTEM_ADMIN'))
        ),
        constraint ck_role_assignment_authority check (scope_kind <> 'AUTHORITY' or scope_id = authority_id),
        constraint ck_role_assignment_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_role_assignment_overlap exclude using gist
          (authority_id with =, person_id with =, role with =, scope_id with =, valid with &&)
      );
      create index ix_role_assignment_person on access.role_assignment (authority_id, person_id);
      comment on column access.role_assignment.scope_id is
        'The school, the community, or for LA roles the authority itself.';

      grant select on access.person, access.role_assignment to app, auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema access cascade;`);
  }
}
