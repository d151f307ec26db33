import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an id is among those of a setting: a list of UUIDs, so that no id can be found across two of them. */
const among = (setting: string, column: string) =>
  `strpos(current_setting('app.${setting}', true), ${column}::text) > 0`;
const sameAuthority = `authority_id = nullif(current_setting('app.authority', true), '')::uuid`;

/** Cases (what a school asks, and the reasons) are seen by the school and by those who decide for its community. */
const caseInScope = `${sameAuthority} and (${among('case_communities', 'community_id')} or ${among('schools', 'school_id')})`;
/** Awards and payments carry no narrative: those who look after the community's money see them as well. */
const awardInScope = `${sameAuthority} and (${among('award_communities', 'community_id')} or ${among('schools', 'school_id')})`;

const cases = ['request', 'request_line', 'request_child', 'request_event', 'decision'];
const awards = ['award', 'instalment', 'payment_line', 'recovery'];

/** From a school's request to the chair's decision, the award, its instalments and payments. */
export class Allocation1790000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema allocation;
      grant usage on schema allocation to app, auditor;

      create table allocation.rule_set (
        authority_id uuid not null,
        id uuid not null,
        code text not null,
        version integer not null,
        effective daterange not null,
        definition jsonb not null,
        definition_hash text not null,
        authored_by text not null,
        approved_by text not null,
        constraint pk_rule_set primary key (authority_id, id),
        constraint uq_rule_set_version unique (authority_id, code, version),
        constraint fk_rule_set_authority foreign key (authority_id) references directory.authority (id),
        constraint ck_rule_set_checker check (authored_by <> approved_by),
        constraint ex_rule_set_one_in_force exclude using gist (authority_id with =, code with =, effective with &&)
      );

      create table allocation.request (
        authority_id uuid not null,
        id uuid not null,
        reference text not null,
        community_id uuid not null,
        school_id uuid not null,
        kind text not null,
        purpose text not null,
        title text not null,
        summary text not null,
        desired_outcome text not null,
        urgent boolean not null,
        starts_on date not null,
        ends_on date not null,
        amount_asked_pence bigint not null,
        reviewed_cycles smallint not null,
        element_2_exception text,
        collaborating_school_ids uuid[] not null default '{}',
        state text not null,
        version integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default clock_timestamp(),
        submitted_by uuid,
        submitted_at timestamptz,
        constraint pk_request primary key (authority_id, id),
        constraint uq_request_reference unique (authority_id, reference),
        constraint uq_request_submitted_by unique (authority_id, id, submitted_by),
        constraint fk_request_community foreign key (authority_id, community_id)
          references directory.community (authority_id, id),
        constraint fk_request_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
        constraint fk_request_created_by foreign key (authority_id, created_by) references access.person (authority_id, id),
        constraint ck_request_kind check (kind in ('SOLUTION_FOCUSED', 'INDIVIDUAL', 'GROUP', 'PROJECT')),
        constraint ck_request_state check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'DECIDED', 'WITHDRAWN')),
        constraint ck_request_dates check (ends_on >= starts_on),
        constraint ck_request_amount check (
          amount_asked_pence between 0 and 1000000000000000
          and (kind = 'SOLUTION_FOCUSED') = (amount_asked_pence = 0)
        ),
        constraint ck_request_reviewed_cycles check (reviewed_cycles between 0 and 99),
        constraint ck_request_submitted check (state in ('DRAFT', 'WITHDRAWN') or submitted_by is not null)
      );
      create index ix_request_community on allocation.request (authority_id, community_id, state, id);
      create index ix_request_school on allocation.request (authority_id, school_id, id);

      create table allocation.request_line (
        authority_id uuid not null,
        request_id uuid not null,
        number smallint not null,
        community_id uuid not null,
        school_id uuid not null,
        category text not null,
        description text not null,
        quantity_hundredths bigint not null,
        unit text not null,
        unit_cost_pence bigint not null,
        total_pence bigint not null,
        funded_from text not null,
        constraint pk_request_line primary key (authority_id, request_id, number),
        constraint fk_request_line_request foreign key (authority_id, request_id) references allocation.request (authority_id, id),
        constraint ck_request_line_amounts check (
          quantity_hundredths between 1 and 100000000 and unit_cost_pence between 0 and 100000000000 and total_pence >= 0
        ),
        constraint ck_request_line_funded_from check (funded_from in
          ('ELEMENT_1', 'ELEMENT_2', 'PUPIL_PREMIUM', 'INCLUSIVE_MAINSTREAM_FUND', 'COMMUNITY', 'OTHER')),
        constraint ck_request_line_category check (category in
          ('STAFFING', 'TRAINING', 'SPECIALIST_ADVICE', 'EQUIPMENT', 'GROUP_INTERVENTION', 'SHARED_SPACE', 'OUTREACH',
           'ALTERNATIVE_PROVISION', 'TRANSITION', 'MEETING_COVER', 'CAPITAL', 'STATUTORY_ASSESSMENT', 'TRANSPORT',
           'SCHOOL_DEFICIT'))
      );

      create table allocation.request_child (
        authority_id uuid not null,
        request_id uuid not null,
        child_id uuid not null,
        community_id uuid not null,
        school_id uuid not null,
        pseudonym text not null,
        nc_year smallint,
        sen_provision text,
        primary_need text,
        constraint pk_request_child primary key (authority_id, request_id, child_id),
        constraint fk_request_child_request foreign key (authority_id, request_id)
          references allocation.request (authority_id, id)
      );
      comment on table allocation.request_child is
        'The children a request is about, as a chair may know them: a pseudonym and the facts that matter to the decision.';

      create table allocation.request_event (
        authority_id uuid not null,
        id uuid not null,
        request_id uuid not null,
        community_id uuid not null,
        school_id uuid not null,
        from_state text,
        to_state text not null,
        person_id uuid not null,
        reason text,
        happened_at timestamptz not null default clock_timestamp(),
        constraint pk_request_event primary key (authority_id, id),
        constraint fk_request_event_request foreign key (authority_id, request_id)
          references allocation.request (authority_id, id)
      );
      create index ix_request_event_request on allocation.request_event (authority_id, request_id, id);

      create table allocation.decision (
        authority_id uuid not null,
        id uuid not null,
        request_id uuid not null,
        request_version integer not null,
        community_id uuid not null,
        school_id uuid not null,
        outcome text not null,
        amount_pence bigint not null,
        rationale text not null,
        difference_reason text,
        conditions text[] not null default '{}',
        deferred_until date,
        requested_by uuid not null,
        decided_by uuid not null,
        decided_at timestamptz not null default clock_timestamp(),
        rule_set_id uuid,
        facts jsonb,
        facts_hash text,
        evaluation jsonb,
        constraint pk_decision primary key (authority_id, id),
        constraint uq_decision_people unique (authority_id, id, requested_by, decided_by),
        constraint fk_decision_request foreign key (authority_id, request_id, requested_by)
          references allocation.request (authority_id, id, submitted_by),
        constraint fk_decision_decided_by foreign key (authority_id, decided_by) references access.person (authority_id, id),
        constraint fk_decision_rule_set foreign key (authority_id, rule_set_id)
          references allocation.rule_set (authority_id, id),
        constraint ck_decision_outcome check (outcome in
          ('AGREED', 'AGREED_IN_PART', 'AGREED_IN_PRINCIPLE', 'ADVICE_ONLY', 'DEFERRED', 'DECLINED', 'REDIRECTED_TO_PRG',
           'ESCALATED_TO_LA')),
        constraint ck_decision_amount check ((outcome in ('AGREED', 'AGREED_IN_PART')) = (amount_pence > 0)),
        constraint ck_decision_rationale check (length(btrim(rationale)) >= 1),
        constraint ck_decision_difference check ((outcome = 'AGREED_IN_PART') = (difference_reason is not null)),
        constraint ck_decision_deferred check ((outcome = 'DEFERRED') = (deferred_until is not null)),
        constraint ck_decision_other_person check (decided_by <> requested_by),
        constraint ck_decision_evaluated check (amount_pence = 0 or (rule_set_id is not null and evaluation is not null))
      );
      create unique index uq_decision_final on allocation.decision (authority_id, request_id)
        where outcome not in ('DEFERRED', 'AGREED_IN_PRINCIPLE');
      create index ix_decision_request on allocation.decision (authority_id, request_id, id);

      create table allocation.award (
        authority_id uuid not null,
        id uuid not null,
        reference text not null,
        decision_id uuid not null,
        request_id uuid not null,
        budget_id uuid not null,
        fund_code text not null,
        community_id uuid not null,
        school_id uuid not null,
        child_id uuid,
        kind text not null,
        purpose text not null,
        portability text not null,
        value_pence bigint not null,
        period daterange not null,
        accounting_code text not null,
        state text not null,
        version integer not null default 1,
        drafted_by uuid not null,
        requested_by uuid not null,
        decided_by uuid not null,
        committed_at timestamptz not null default clock_timestamp(),
        ended_on date,
        end_reason text,
        constraint pk_award primary key (authority_id, id),
        constraint uq_award_decision unique (authority_id, decision_id),
        constraint uq_award_people unique (authority_id, id, drafted_by, requested_by, decided_by),
        constraint fk_award_decision foreign key (authority_id, decision_id, requested_by, decided_by)
          references allocation.decision (authority_id, id, requested_by, decided_by),
        constraint fk_award_request foreign key (authority_id, request_id) references allocation.request (authority_id, id),
        constraint fk_award_budget foreign key (authority_id, budget_id)
          references funding.community_budget (authority_id, id),
        constraint fk_award_school foreign key (authority_id, school_id) references directory.school (authority_id, id),
        constraint ck_award_value check (value_pence between 1 and 1000000000000000),
        constraint ck_award_period check (not isempty(period)),
        constraint ck_award_portability check (portability in ('PUPIL_BOUND', 'NOT_PORTABLE')),
        constraint ck_award_child check ((portability = 'PUPIL_BOUND') = (child_id is not null)),
        constraint ck_award_state check (state in ('COMMITTED', 'ACTIVE', 'ENDED', 'CANCELLED', 'CLOSED')),
        constraint ck_award_ended check ((state in ('ENDED', 'CANCELLED')) = (ended_on is not null)),
        constraint ex_award_double_funding exclude using gist
          (authority_id with =, child_id with =, fund_code with =, purpose with =, period with &&)
          where (child_id is not null and state <> 'CANCELLED')
      );
      create index ix_award_budget on allocation.award (authority_id, budget_id, id);
      create index ix_award_school on allocation.award (authority_id, school_id, id);
      create index ix_award_community on allocation.award (authority_id, community_id, id);
      create index ix_award_request on allocation.award (authority_id, request_id);
      comment on column allocation.award.id is 'Also the id of the commitment in the ledger.';

      create table allocation.instalment (
        authority_id uuid not null,
        award_id uuid not null,
        number smallint not null,
        community_id uuid not null,
        school_id uuid not null,
        label text not null,
        due_on date not null,
        amount_pence bigint not null,
        state text not null,
        constraint pk_instalment primary key (authority_id, award_id, number),
        constraint fk_instalment_award foreign key (authority_id, award_id) references allocation.award (authority_id, id),
        constraint ck_instalment_amount check (amount_pence > 0),
        constraint ck_instalment_state check (state in ('PLANNED', 'APPROVED', 'PAID', 'CANCELLED'))
      );
      create index ix_instalment_due on allocation.instalment (authority_id, due_on, award_id) where state = 'PLANNED';

      create table allocation.payment_run (
        authority_id uuid not null,
        id uuid not null,
        reference text not null,
        fund_code text not null,
        pay_on date not null,
        state text not null,
        version integer not null default 1,
        total_pence bigint not null,
        line_count integer not null,
        prepared_by uuid not null,
        prepared_at timestamptz not null default clock_timestamp(),
        released_by uuid,
        released_at timestamptz,
        cancelled_by uuid,
        cancelled_at timestamptz,
        constraint pk_payment_run primary key (authority_id, id),
        constraint uq_payment_run_reference unique (authority_id, reference),
        constraint uq_payment_run_prepared_by unique (authority_id, id, prepared_by),
        constraint fk_payment_run_fund_source foreign key (authority_id, fund_code)
          references funding.fund_source (authority_id, code),
        constraint ck_payment_run_state check (state in ('PREPARED', 'RELEASED', 'CANCELLED')),
        constraint ck_payment_run_total check (total_pence > 0 and line_count > 0),
        constraint ck_payment_run_released check ((state = 'RELEASED') = (released_by is not null)),
        constraint ck_payment_run_checker check (released_by is null or released_by <> prepared_by)
      );
      create index ix_payment_run_pay_on on allocation.payment_run (authority_id, pay_on, id);

      create table allocation.payment_line (
        authority_id uuid not null,
        run_id uuid not null,
        award_id uuid not null,
        instalment_number smallint not null,
        community_id uuid not null,
        school_id uuid not null,
        amount_pence bigint not null,
        accounting_code text not null,
        s251_line text not null,
        cost_centre text not null,
        is_live boolean not null default true,
        drafted_by uuid not null,
        requested_by uuid not null,
        decided_by uuid not null,
        prepared_by uuid not null,
        released_by uuid,
        constraint pk_payment_line primary key (authority_id, run_id, award_id, instalment_number),
        constraint fk_payment_line_run foreign key (authority_id, run_id, prepared_by)
          references allocation.payment_run (authority_id, id, prepared_by),
        constraint fk_payment_line_instalment foreign key (authority_id, award_id, instalment_number)
          references allocation.instalment (authority_id, award_id, number),
        constraint fk_payment_line_people foreign key (authority_id, award_id, drafted_by, requested_by, decided_by)
          references allocation.award (authority_id, id, drafted_by, requested_by, decided_by),
        constraint ck_payment_line_amount check (amount_pence > 0),
        constraint ck_payment_line_maker check (
          prepared_by <> requested_by and prepared_by <> decided_by and prepared_by <> drafted_by
        ),
        constraint ck_payment_line_checker check (
          released_by is null
          or (released_by <> prepared_by and released_by <> requested_by and released_by <> decided_by
              and released_by <> drafted_by)
        )
      );
      create unique index uq_payment_line_live on allocation.payment_line (authority_id, award_id, instalment_number)
        where is_live;
      create index ix_payment_line_award on allocation.payment_line (authority_id, award_id, instalment_number);

      create table allocation.recovery (
        authority_id uuid not null,
        id uuid not null,
        award_id uuid not null,
        community_id uuid not null,
        school_id uuid not null,
        amount_pence bigint not null,
        reason text not null,
        state text not null,
        version integer not null default 1,
        agreed_by uuid not null,
        agreed_at timestamptz not null default clock_timestamp(),
        received_by uuid,
        received_at timestamptz,
        constraint pk_recovery primary key (authority_id, id),
        constraint fk_recovery_award foreign key (authority_id, award_id) references allocation.award (authority_id, id),
        constraint ck_recovery_amount check (amount_pence > 0),
        constraint ck_recovery_state check (state in ('AGREED', 'RECEIVED')),
        constraint ck_recovery_received check ((state = 'RECEIVED') = (received_by is not null)),
        constraint ck_recovery_checker check (received_by is null or received_by <> agreed_by)
      );
      create index ix_recovery_award on allocation.recovery (authority_id, award_id);

      create function allocation.refuse_conflicted_decision() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (
          select from access.role_assignment r
           where r.authority_id = new.authority_id and r.person_id = new.decided_by and r.scope_kind = 'SCHOOL'
             and r.valid @> (new.decided_at at time zone 'Europe/London')::date
             and (r.scope_id = new.school_id
                  or r.scope_id = any (select unnest(q.collaborating_school_ids) from allocation.request q
                                        where q.authority_id = new.authority_id and q.id = new.request_id))
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
      end $$;
      create trigger conflict_of_interest before insert on allocation.decision
        for each row execute function allocation.refuse_conflicted_decision();

      create function allocation.refuse_split_release() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (select from allocation.payment_line l
                    where l.authority_id = new.authority_id and l.run_id = new.id
                      and l.released_by is distinct from new.released_by) then
          raise exception 'a run and its lines are released by the same person'
            using errcode = 'check_violation', constraint = 'ck_payment_run_released_whole';
        end if;
        return null;
      end $$;
      create trigger released_whole after update of released_by on allocation.payment_run
        for each row execute function allocation.refuse_split_release();
    `);

    await this.guard(runner, cases, 'case_in_scope', caseInScope);
    await this.guard(runner, awards, 'award_in_scope', awardInScope);
    await runner.query(`
      grant select on allocation.rule_set to app, auditor;
      grant select, insert on allocation.payment_run to app;
      grant select on allocation.payment_run to auditor;
      alter table allocation.payment_run enable row level security;
      alter table allocation.payment_run force row level security;
      create policy same_authority on allocation.payment_run using (${sameAuthority});
      create policy auditor_reads on allocation.payment_run for select to auditor using (true);

      grant update (state, version, submitted_by, submitted_at, title, summary, desired_outcome, urgent, starts_on, ends_on,
        amount_asked_pence, reviewed_cycles, element_2_exception, purpose, collaborating_school_ids) on allocation.request to app;
      grant delete on allocation.request_line, allocation.request_child to app;
      grant update (state, version, ended_on, end_reason, period) on allocation.award to app;
      grant update (state) on allocation.instalment to app;
      grant update (state, version, released_by, released_at, cancelled_by, cancelled_at) on allocation.payment_run to app;
      grant update (released_by, is_live) on allocation.payment_line to app;
      grant update (state, version, received_by, received_at) on allocation.recovery to app;
    `);
    for (const table of ['request_event', 'decision']) {
      await runner.query(`
        create trigger never_changed before update or delete on allocation.${table}
          for each row execute function ledger.refuse_change();
        create trigger never_emptied before truncate on allocation.${table}
          for each statement execute function ledger.refuse_change();
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema allocation cascade;`);
  }

  private async guard(
    runner: QueryRunner,
    tables: readonly string[],
    policy: string,
    rule: string,
  ): Promise<void> {
    for (const table of tables) {
      await runner.query(`
        alter table allocation.${table} enable row level security;
        alter table allocation.${table} force row level security;
        create policy ${policy} on allocation.${table} using (${rule});
        create policy auditor_reads on allocation.${table} for select to auditor using (true);
        grant select, insert on allocation.${table} to app;
        grant select on allocation.${table} to auditor;
      `);
    }
  }
}
