import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger: pots of money, the accounts each pot moves through, and transfers between them. It knows nothing of
 * schools or children. `ledger.post` (next migration) is its only writer.
 *
 * A pot is one holder's money from one fund source for one period. Its accounts are stages of that money, so money
 * that is promised, due or paid is still found by adding accounts, and the sum over a pot is always zero.
 */
export class Ledger1790000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema ledger;
      grant usage on schema ledger to app, auditor;

      create table ledger.account_kind (
        kind text not null,
        floor_pence bigint,
        description text not null,
        constraint pk_account_kind primary key (kind)
      );
      insert into ledger.account_kind (kind, floor_pence, description) values
        ('FUND', null, 'Where the money comes from; below zero by what has been loaded'),
        ('AVAILABLE', 0, 'What can still be promised'),
        ('COMMITTED', 0, 'Promised, not yet due'),
        ('PAYABLE', 0, 'Due, in a payment run that has not been released'),
        ('PAID', 0, 'Paid out'),
        ('RECOVERABLE', 0, 'Paid out and agreed to come back'),
        ('RETURNED', 0, 'Given back to the fund');

      create table ledger.movement (
        movement text not null,
        from_kind text not null,
        to_kind text not null,
        needs_commitment boolean not null,
        when_soft_closed boolean not null,
        description text not null,
        constraint pk_movement primary key (movement),
        constraint fk_movement_from_kind foreign key (from_kind) references ledger.account_kind (kind),
        constraint fk_movement_to_kind foreign key (to_kind) references ledger.account_kind (kind),
        constraint ck_movement_kinds check (from_kind <> to_kind)
      );
      insert into ledger.movement (movement, from_kind, to_kind, needs_commitment, when_soft_closed, description) values
        ('BUDGET_LOAD', 'FUND', 'AVAILABLE', false, false, 'An approved budget becomes available'),
        ('COMMIT', 'AVAILABLE', 'COMMITTED', true, false, 'Money is promised by an award'),
        ('RELEASE', 'COMMITTED', 'AVAILABLE', true, true, 'A promise ends early and what was not paid becomes available again'),
        ('FALL_DUE', 'COMMITTED', 'PAYABLE', true, true, 'An instalment enters a payment run'),
        ('PAY', 'PAYABLE', 'PAID', true, true, 'A payment run is released'),
        ('RECOVERY_AGREED', 'PAID', 'RECOVERABLE', true, true, 'Money paid out is to come back'),
        ('RECOVERY_RECEIVED', 'RECOVERABLE', 'AVAILABLE', true, true, 'Recovered money has arrived and can be promised again'),
        ('RETURN', 'AVAILABLE', 'RETURNED', false, true, 'Money goes back to the fund');

      create table ledger.period (
        authority_id uuid not null,
        id uuid not null,
        label text not null,
        starts_on date not null,
        ends_on date not null,
        state text not null default 'OPEN',
        constraint pk_period primary key (authority_id, id),
        constraint uq_period_label unique (authority_id, label),
        constraint ck_period_dates check (ends_on > starts_on),
        constraint ck_period_state check (state in ('OPEN', 'SOFT_CLOSED', 'CLOSED')),
        constraint ex_period_overlap exclude using gist
          (authority_id with =, daterange(starts_on, ends_on, '[]') with &&)
      );

      create table ledger.pot (
        authority_id uuid not null,
        id uuid not null,
        holder_id uuid not null,
        fund_code text not null,
        period_id uuid not null,
        opened_at timestamptz not null default clock_timestamp(),
        constraint pk_pot primary key (authority_id, id),
        constraint uq_pot_holder_fund_period unique (authority_id, holder_id, fund_code, period_id),
        constraint fk_pot_period foreign key (authority_id, period_id) references ledger.period (authority_id, id)
      );

      create table ledger.account (
        authority_id uuid not null,
        pot_id uuid not null,
        kind text not null,
        holder_id uuid not null,
        floor_pence bigint,
        balance_pence bigint not null default 0,
        version bigint not null default 0,
        chain_head bytea not null default '\\x',
        last_posted_at timestamptz not null default '-infinity',
        constraint pk_account primary key (authority_id, pot_id, kind),
        constraint fk_account_pot foreign key (authority_id, pot_id) references ledger.pot (authority_id, id),
        constraint fk_account_kind foreign key (kind) references ledger.account_kind (kind),
        constraint ck_account_floor check (floor_pence is null or balance_pence >= floor_pence),
        constraint ck_account_range check (balance_pence between -1000000000000000 and 1000000000000000),
        constraint ck_account_version check (version >= 0)
      ) with (fillfactor = 50);
      comment on constraint ck_account_floor on ledger.account is
        'The last judge of overspending: whatever the code above does, a balance below its floor cannot be stored.';

      create table ledger.commitment (
        authority_id uuid not null,
        id uuid not null,
        pot_id uuid not null,
        holder_id uuid not null,
        committed_pence bigint not null default 0,
        payable_pence bigint not null default 0,
        paid_pence bigint not null default 0,
        recoverable_pence bigint not null default 0,
        constraint pk_commitment primary key (authority_id, id),
        constraint fk_commitment_pot foreign key (authority_id, pot_id) references ledger.pot (authority_id, id),
        constraint ck_commitment_stages check (
          committed_pence >= 0 and payable_pence >= 0 and paid_pence >= 0 and recoverable_pence >= 0
        )
      ) with (fillfactor = 70);
      create index ix_commitment_pot on ledger.commitment (authority_id, pot_id);

      create table ledger.journal (
        authority_id uuid not null,
        id uuid not null,
        holder_id uuid not null,
        cause text not null,
        cause_id uuid not null,
        request_hash bytea not null,
        effective_on date not null,
        posted_by uuid not null,
        posted_at timestamptz not null,
        verdict jsonb not null,
        constraint pk_journal primary key (authority_id, id)
      );
      create index ix_journal_cause on ledger.journal (authority_id, cause_id);

      create table ledger.transfer (
        authority_id uuid not null,
        journal_id uuid not null,
        number smallint not null,
        pot_id uuid not null,
        holder_id uuid not null,
        movement text not null,
        from_kind text not null,
        to_kind text not null,
        amount_pence bigint not null,
        commitment_id uuid,
        reverses_journal_id uuid,
        reverses_number smallint,
        constraint pk_transfer primary key (authority_id, journal_id, number),
        constraint fk_transfer_journal foreign key (authority_id, journal_id) references ledger.journal (authority_id, id),
        constraint fk_transfer_from foreign key (authority_id, pot_id, from_kind)
          references ledger.account (authority_id, pot_id, kind),
        constraint fk_transfer_to foreign key (authority_id, pot_id, to_kind)
          references ledger.account (authority_id, pot_id, kind),
        constraint fk_transfer_movement foreign key (movement) references ledger.movement (movement),
        constraint fk_transfer_commitment foreign key (authority_id, commitment_id)
          references ledger.commitment (authority_id, id),
        constraint fk_transfer_reverses foreign key (authority_id, reverses_journal_id, reverses_number)
          references ledger.transfer (authority_id, journal_id, number),
        constraint ck_transfer_amount check (amount_pence between 1 and 1000000000000000),
        constraint ck_transfer_kinds check (from_kind <> to_kind),
        constraint ck_transfer_reverses check ((reverses_journal_id is null) = (reverses_number is null))
      );
      create index ix_transfer_commitment on ledger.transfer (authority_id, commitment_id) where commitment_id is not null;

      create table ledger.reversal_total (
        authority_id uuid not null,
        journal_id uuid not null,
        number smallint not null,
        holder_id uuid not null,
        amount_pence bigint not null,
        reversed_pence bigint not null,
        constraint pk_reversal_total primary key (authority_id, journal_id, number),
        constraint fk_reversal_total_transfer foreign key (authority_id, journal_id, number)
          references ledger.transfer (authority_id, journal_id, number),
        constraint ck_reversal_total_amount check (reversed_pence between 1 and amount_pence)
      );

      create table ledger.entry (
        authority_id uuid not null,
        pot_id uuid not null,
        kind text not null,
        version bigint not null,
        holder_id uuid not null,
        journal_id uuid not null,
        number smallint not null,
        amount_pence bigint not null,
        balance_after_pence bigint not null,
        posted_at timestamptz not null,
        effective_on date not null,
        chain_hash bytea not null,
        constraint pk_entry primary key (authority_id, pot_id, kind, version),
        constraint fk_entry_account foreign key (authority_id, pot_id, kind)
          references ledger.account (authority_id, pot_id, kind),
        constraint fk_entry_transfer foreign key (authority_id, journal_id, number)
          references ledger.transfer (authority_id, journal_id, number),
        constraint ck_entry_amount check (amount_pence <> 0),
        constraint ck_entry_version check (version >= 1)
      );
      create index ix_entry_posted_at on ledger.entry (authority_id, pot_id, kind, posted_at, version);
    `);

    for (const table of ['pot', 'account', 'commitment', 'journal', 'transfer', 'reversal_total', 'entry']) {
      await runner.query(`
        alter table ledger.${table} enable row level security;
        alter table ledger.${table} force row level security;
        create policy holder_in_scope on ledger.${table} using (
          authority_id = nullif(current_setting('app.authority', true), '')::uuid
          and strpos(current_setting('app.communities', true), holder_id::text) > 0
        );
        create policy auditor_reads on ledger.${table} for select to auditor using (true);
      `);
    }
    await runner.query(`grant select on all tables in schema ledger to app, auditor;`);

    await runner.query(`
      create function ledger.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of %.% are never changed or removed: post a reversal', tg_table_schema, tg_table_name
          using errcode = 'restrict_violation';
      end $$;
    `);
    for (const table of ['journal', 'transfer', 'entry']) {
      await runner.query(`
        create trigger never_changed before update or delete on ledger.${table}
          for each row execute function ledger.refuse_change();
        create trigger never_emptied before truncate on ledger.${table}
          for each statement execute function ledger.refuse_change();
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ledger cascade;`);
  }
}
