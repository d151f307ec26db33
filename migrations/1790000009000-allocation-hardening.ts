import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that a change of stored rows has to see whole. Row level security holds for the owner as well: it is forced. */
const SEEN_WHOLE = ['award', 'request', 'instalment', 'recovery'];

/** What an award comes to: its instalments that were not cancelled, less what is to come back or has come back. */
const COST = `
  (select coalesce(sum(i.amount_pence), 0) from allocation.instalment i
    where i.authority_id = a.authority_id and i.award_id = a.id and i.state <> 'CANCELLED')
  - (select coalesce(sum(r.amount_pence), 0) from allocation.recovery r
      where r.authority_id = a.authority_id and r.award_id = a.id)`;

/** The request keeps the days an award was made for: the award's own period is cut short when it ends. */
const WITH_REQUEST = `allocation.award a
  join allocation.request q on q.authority_id = a.authority_id and q.id = a.request_id`;
const DAYS_PLANNED = '(q.ends_on - q.starts_on + 1)';
const DAYS_EARNED = 'greatest(a.ended_on - q.starts_on + 1, 0)';

/**
 * What a community knows of a child's needs ends with the family's agreement; what an award earned is stored, so that a
 * check can hold its cost against it; commands that were repeated for the last time can be forgotten.
 */
export class AllocationHardening1790000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.hideNeedsWithoutAgreement(runner);
    await this.storeWhatWasEarned(runner);
    await runner.query(`
      create view checks.award_costs_other_than_what_was_earned with (security_invoker = true) as
        select a.authority_id, a.id as award_id, a.value_pence, a.earned_pence, ${COST} as cost_pence
          from ${WITH_REQUEST}
         where ${COST} <> coalesce(a.earned_pence, a.value_pence)
            or abs(a.earned_pence::numeric * ${DAYS_PLANNED} - a.value_pence::numeric * ${DAYS_EARNED}) * 2 > ${DAYS_PLANNED};
      grant select on checks.award_costs_other_than_what_was_earned to auditor;

      -- The owner sees, and so can remove, old rows only. Whatever a statement forgets, a younger row stays.
      create policy owner_tidies_old_commands on platform.idempotency to current_user
        using (created_at < now() - interval '30 days');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy owner_tidies_old_commands on platform.idempotency;
      drop view checks.award_costs_other_than_what_was_earned;
      alter table allocation.award drop column earned_pence;
      drop function allocation.known_children(uuid, uuid);
      drop function pupils.agreed_among(uuid, uuid, uuid[], text);
      revoke select on allocation.request_child from app;
      grant select on allocation.request_child to app;
    `);
  }

  private async hideNeedsWithoutAgreement(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function pupils.agreed_among(p_authority uuid, p_school uuid, p_children uuid[], p_body text) returns uuid[]
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare
        v_schools text := current_setting('app.schools', true);
        v_agreed uuid[];
      begin
        perform set_config('app.schools', p_school::text, true);
        select coalesce(array_agg(a.child_id), '{}') into v_agreed from pupils.engagement_agreement a
         where a.authority_id = p_authority and a.child_id = any (p_children) and a.body = p_body and a.withdrawn_on is null;
        perform set_config('app.schools', v_schools, true);
        return v_agreed;
      end $$;
      comment on function pupils.agreed_among is
        'Those of some children of a school for whom an agreement with a body is recorded and not withdrawn.';
      revoke all on function pupils.agreed_among from public;

      create function allocation.known_children(p_authority uuid, p_request uuid)
      returns table (child_id uuid, pseudonym text, nc_year smallint, sen_provision text, primary_need text)
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        v_school uuid;
        v_children uuid[];
        v_agreed uuid[];
      begin
        select min(c.school_id::text)::uuid, array_agg(c.child_id) into v_school, v_children
          from allocation.request_child c where c.authority_id = p_authority and c.request_id = p_request;
        if v_children is null then
          return;
        end if;
        v_agreed := case when strpos(current_setting('app.schools', true), v_school::text) > 0 then v_children
                         else pupils.agreed_among(p_authority, v_school, v_children, 'COMMUNITY') end;
        return query
          select c.child_id, c.pseudonym, c.nc_year, case when c.child_id = any (v_agreed) then c.sen_provision end,
                 case when c.child_id = any (v_agreed) then c.primary_need end
            from allocation.request_child c where c.authority_id = p_authority and c.request_id = p_request;
      end $$;
      comment on function allocation.known_children is
        'The children of a request in the scope of the asker. Their needs are for the own school, and for others while an agreement holds.';
      revoke all on function allocation.known_children from public;
      grant execute on function allocation.known_children to app;

      revoke select on allocation.request_child from app;
      grant select (authority_id, request_id, child_id, community_id, school_id, pseudonym, nc_year)
        on allocation.request_child to app;
    `);
  }

  private async storeWhatWasEarned(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table allocation.award add column earned_pence bigint;
      comment on column allocation.award.earned_pence is 'What it came to when it ended before its time.';
      ${SEEN_WHOLE.map((table) => `alter table allocation.${table} no force row level security;`).join('\n')}

      do $$
      begin
        if exists (select from ${WITH_REQUEST} where lower(a.period) <> q.starts_on) then
          raise exception 'an award begins on another day than its request asked for: what it earned cannot be told';
        end if;
      end $$;
      update allocation.award a set earned_pence = round(a.value_pence::numeric * ${DAYS_EARNED} / ${DAYS_PLANNED})
        from allocation.request q
       where q.authority_id = a.authority_id and q.id = a.request_id and a.state in ('ENDED', 'CANCELLED');
      do $$
      begin
        if exists (select from allocation.award a where ${COST} <> coalesce(a.earned_pence, a.value_pence)) then
          raise exception 'an award costs something else than what was earned of it';
        end if;
      end $$;

      ${SEEN_WHOLE.map((table) => `alter table allocation.${table} force row level security;`).join('\n')}
      alter table allocation.award add constraint ck_award_earned check (
        (state in ('ENDED', 'CANCELLED')) = (earned_pence is not null) and coalesce(earned_pence, 0) between 0 and value_pence
      );
      grant update (earned_pence) on allocation.award to app;
    `);
  }
}
