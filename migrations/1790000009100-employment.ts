import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the wall knew who works for a school before: by the roles people hold there. */
const WORKS_BY_ROLE = `
          select from access.role_assignment r
           where r.authority_id = new.authority_id and r.person_id = new.decided_by and r.scope_kind = 'SCHOOL'
             and r.valid @> (new.decided_at at time zone 'Europe/London')::date
             and (r.scope_id = new.school_id
                  or r.scope_id = any (select unnest(q.collaborating_school_ids) from allocation.request q
                                        where q.authority_id = new.authority_id and q.id = new.request_id))`;

/** How it knows now: by anything that ties a person to a school. */
const WORKS_FOR = `
          select from access.schools_worked_for(new.authority_id, new.decided_by,
                   (new.decided_at at time zone 'Europe/London')::date) as own (school_id)
           where own.school_id = new.school_id
              or own.school_id = any (select unnest(q.collaborating_school_ids) from allocation.request q
                                       where q.authority_id = new.authority_id and q.id = new.request_id)`;

/** The wall against a decision by somebody who works for the school, or who wrote the request. */
const wall = (worksForTheSchool: string) => `
      create or replace function allocation.refuse_conflicted_decision() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (${worksForTheSchool}
        ) then
          raise exception 'a person who works for the school may not decide its request'
            using errcode = 'check_violation', constraint = 'ck_decision_conflict_of_interest';
        end if;
        if exists (select from allocation.request q
                    where q.authority_id = new.authority_id and q.id = new.request_id and q.created_by = new.decided_by) then
          raise exception 'a person may not decide a request of his or her own writing'
            using errcode = 'check_violation', constraint = 'ck_decision_other_person';
        end if;
        return new;
      end $$;`;

/**
 * Who works for which school is a fact of its own: an "independent" chair may teach, govern or keep the books somewhere
 * without a role here. Like the roles, it is read before the scope of a request is known, so it stands without row level
 * security and is written by the owner alone.
 */
export class Employment1790000009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.employment (
        authority_id uuid not null,
        id uuid not null,
        person_id uuid not null,
        kind text not null,
        school_id uuid,
        trust_id uuid,
        valid daterange not null,
        recorded_by text not null,
        created_at timestamptz not null default now(),
        constraint pk_employment primary key (authority_id, id),
        constraint fk_employment_person foreign key (authority_id, person_id) references access.person (authority_id, id),
        constraint fk_employment_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
        constraint fk_employment_trust foreign key (authority_id, trust_id) references directory.trust (authority_id, id),
        constraint ck_employment_employer check (
          (kind in ('EMPLOYEE', 'GOVERNOR') and school_id is not null and trust_id is null)
          or (kind = 'TRUST' and trust_id is not null and school_id is null)
        ),
        constraint ck_employment_valid check (not isempty(valid) and lower(valid) is not null),
        constraint ex_employment_overlap exclude using gist
          (authority_id with =, person_id with =, kind with =, coalesce(school_id, trust_id) with =, valid with &&)
      );
      create index ix_employment_person on access.employment (authority_id, person_id);
      grant select on access.employment to app, auditor;

      create function access.schools_worked_for(authority uuid, person uuid, on_day date) returns setof uuid
      language sql stable set search_path = pg_catalog, pg_temp as $$
        select r.scope_id from access.role_assignment r
         where r.authority_id = authority and r.person_id = person and r.scope_kind = 'SCHOOL' and r.valid @> on_day
        union
        select e.school_id from access.employment e
         where e.authority_id = authority and e.person_id = person and e.school_id is not null and e.valid @> on_day
        union
        select s.school_id from access.employment e
          join directory.school_registration s on s.authority_id = e.authority_id and s.trust_id = e.trust_id
         where e.authority_id = authority and e.person_id = person and e.valid @> on_day
           and coalesce(s.opened_on <= on_day, true) and coalesce(s.closed_on >= on_day, s.status <> 'CLOSED')
      $$;
      revoke execute on function access.schools_worked_for from public;
      grant execute on function access.schools_worked_for to app;
      comment on function access.schools_worked_for is
        'The schools a person works for on a day: by a role there, as employee or governor, or through the trust that runs them.';
    `);
    await runner.query(wall(WORKS_FOR));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(wall(WORKS_BY_ROLE));
    await runner.query(
      `drop function access.schools_worked_for(uuid, uuid, date); drop table access.employment;`,
    );
  }
}
