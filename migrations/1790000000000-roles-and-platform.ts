import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Three roles share the database. `migrator` (whoever runs this) owns the objects, `app` is what the server uses,
 * `auditor` reads proofs. Roles belong to the whole cluster, so they are made only where they are missing and are
 * left in place by `down`.
 */
export class RolesAndPlatform1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      begin
        if not exists (select from pg_roles where rolname = 'app') then
          create role app nologin;
          -- Where nobody has prepared roles, the one login there is has to be able to step down to app. It never gets
          -- auditor, whose policies would let it look past row level security.
          grant app to current_user;
        end if;
        if not exists (select from pg_roles where rolname = 'auditor') then create role auditor nologin; end if;
      end $$;

      create extension if not exists btree_gist;

      create schema platform;
      grant usage on schema platform to app, auditor;

      create table platform.idempotency (
        authority_id uuid not null,
        person_id uuid not null,
        key text not null,
        operation text not null,
        request_hash text not null,
        response jsonb,
        created_at timestamptz not null default now(),
        constraint pk_idempotency primary key (authority_id, person_id, key),
        constraint ck_idempotency_key check (length(key) between 8 and 100),
        constraint ck_idempotency_request_hash check (request_hash ~ '^[0-9a-f]{64}$')
      );
      comment on table platform.idempotency is
        'One row per command that took effect. Written in the transaction of the effect, so a refusal leaves no row.';

      alter table platform.idempotency enable row level security;
      alter table platform.idempotency force row level security;
      create policy own_commands on platform.idempotency using (
        authority_id = nullif(current_setting('app.authority', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid
      );
      grant select, insert on platform.idempotency to app;
      grant update (response) on platform.idempotency to app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema platform cascade; drop extension if exists btree_gist;`);
  }
}
