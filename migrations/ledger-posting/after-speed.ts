/**
 * The steps of `ledger.post` since 1790000009200. For whoever changes them: each row is looked up by its whole key, one
 * at a time (`lateral … limit 1`, or a loop with parameters). As a plain join it would be an index lookup only where
 * PostgreSQL chooses so: not where the key comes out of an expression that could leak a row past row level security
 * (a cast, a `->>`, a `coalesce`), and not in a plan made while the table was small. Then it walks over all of it.
 */

/** Reads a journal's transfers with everything about them that the checks need. */
const plan = `
  create type ledger.transfer_key as (journal uuid, number smallint);

  create function ledger.plan(p_authority uuid, p_journal jsonb) returns ledger.planned_transfer[]
  language plpgsql stable as $$
  declare
    v_transfers ledger.planned_transfer[];
  begin
    select array_agg(row(
             w.ordinality, pot.id, pot.holder_id, m.movement,
             case when o.journal_id is null then m.from_kind else o.to_kind end,
             case when o.journal_id is null then m.to_kind else o.from_kind end,
             t.pence, case when o.journal_id is null then t.commitment else o.commitment_id end,
             o.journal_id, o.number, o.amount_pence, r.reversed_pence, m.when_soft_closed or o.journal_id is not null,
             p.label, p.state, p.starts_on, p.ends_on,
             case
               when w.value ? 'reverses' and o.journal_id is null then 'UNKNOWN_TRANSFER'
               when o.reverses_journal_id is not null then 'NOT_REVERSIBLE'
               when m.movement is null then 'UNKNOWN_MOVEMENT'
               when pot.id is null then 'UNKNOWN_POT'
               when o.journal_id is null and m.needs_commitment <> (w.value ? 'commitment') then 'UNKNOWN_COMMITMENT'
               when t.pence not between 1 and 1000000000000000 then 'AMOUNT_OUT_OF_RANGE'
             end)::ledger.planned_transfer order by w.ordinality)
      into v_transfers
      from jsonb_array_elements(p_journal -> 'transfers') with ordinality w
     cross join lateral jsonb_to_record(w.value)
        as t (movement text, pot uuid, pence bigint, commitment uuid, reverses ledger.transfer_key)
      left join lateral (select o.* from ledger.transfer o
                          where o.authority_id = p_authority and o.journal_id = (t.reverses).journal
                            and o.number = (t.reverses).number limit 1) o on true
      left join lateral (select r.reversed_pence from ledger.reversal_total r
                          where r.authority_id = p_authority and r.journal_id = o.journal_id
                            and r.number = o.number limit 1) r on true
      left join ledger.movement m on m.movement = coalesce(o.movement, t.movement)
      left join lateral (select pot.* from ledger.pot
                          where pot.authority_id = p_authority and pot.id = coalesce(o.pot_id, t.pot) limit 1) pot on true
      left join ledger.period p on p.authority_id = p_authority and p.id = pot.period_id;
    return v_transfers;
  end $$;
`;

const refusal = `
  create or replace function ledger.refusal_of_commitments(p_authority uuid, p_transfers ledger.planned_transfer[], p_legs ledger.leg[])
  returns jsonb language plpgsql stable as $$
  declare
    v_refusal jsonb;
  begin
    select jsonb_build_object('outcome', 'ALREADY_REVERSED', 'journal', r.journal_id, 'number', r.number,
             'amountPence', r.amount_pence::text, 'reversedPence', r.already::text, 'askedPence', r.asked::text)
      into v_refusal
      from (select t.reverses_journal_id as journal_id, t.reverses_number as number, max(t.original_pence) as amount_pence,
                   coalesce(max(t.reversed_pence), 0) as already, sum(t.amount_pence) as asked
              from unnest(p_transfers) t where t.reverses_journal_id is not null
             group by t.reverses_journal_id, t.reverses_number) r
     where r.already + r.asked > r.amount_pence
     limit 1;
    if found then return v_refusal; end if;

    select jsonb_build_object('outcome', case when n.pots > 1 or (c.id is not null and c.pot_id <> n.pot_id)
               then 'UNKNOWN_COMMITMENT' else 'COMMITMENT_EXCEEDED' end,
             'commitment', n.commitment_id, 'committedPence', c.committed_pence::text,
             'payablePence', c.payable_pence::text, 'paidPence', c.paid_pence::text,
             'recoverablePence', c.recoverable_pence::text)
      into v_refusal
      from (select l.commitment_id, l.pot_id, count(*) over (partition by l.commitment_id) as pots,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'COMMITTED'), 0) as committed,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'PAYABLE'), 0) as payable,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'PAID'), 0) as paid,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'RECOVERABLE'), 0) as recoverable
              from unnest(p_legs) l where l.commitment_id is not null group by l.commitment_id, l.pot_id) n
      left join lateral (select c.* from ledger.commitment c
                          where c.authority_id = p_authority and c.id = n.commitment_id limit 1) c on true
     where n.pots > 1 or c.pot_id <> n.pot_id
        or coalesce(c.committed_pence, 0) + n.committed < 0 or coalesce(c.payable_pence, 0) + n.payable < 0
        or coalesce(c.paid_pence, 0) + n.paid < 0 or coalesce(c.recoverable_pence, 0) + n.recoverable < 0
     limit 1;
    return v_refusal;
  end $$;

  -- The last of the checks, over the net change of each account; the one that most often says no. Money goes in before
  -- it goes out, so an account is fullest in between.
  create function ledger.refusal_of_accounts(p_accounts ledger.account[], p_legs ledger.leg[]) returns jsonb
  language plpgsql immutable as $$
  declare
    v_refusal jsonb;
  begin
    select jsonb_build_object('outcome', case when n.fullest > 1000000000000000 or n.last < -1000000000000000
               then 'AMOUNT_OUT_OF_RANGE' else 'INSUFFICIENT_FUNDS' end,
             'pot', n.pot_id, 'kind', n.kind, 'balancePence', n.balance_pence::text, 'floorPence', n.floor_pence::text,
             'changePence', n.net::text)
      into v_refusal
      from (select a.pot_id, a.kind, a.balance_pence, a.floor_pence, sum(l.amount_pence) as net,
                   a.balance_pence + sum(l.amount_pence) as last,
                   a.balance_pence + coalesce(sum(l.amount_pence) filter (where l.amount_pence > 0), 0) as fullest
              from unnest(p_accounts) a join unnest(p_legs) l on l.pot_id = a.pot_id and l.kind = a.kind
             group by a.pot_id, a.kind, a.balance_pence, a.floor_pence) n
     where (n.net < 0 and n.last < n.floor_pence) or n.fullest > 1000000000000000 or n.last < -1000000000000000
     order by n.pot_id, n.kind limit 1;
    return v_refusal;
  end $$;

  create function ledger.refusal(p_authority uuid, p_effective_on date, p_transfers ledger.planned_transfer[],
    p_legs ledger.leg[], p_accounts ledger.account[]) returns jsonb
  language plpgsql stable as $$
  begin
    if p_transfers is null then
      return jsonb_build_object('outcome', 'NOTHING_TO_POST');
    end if;
    return coalesce(
      ledger.refusal_of_transfers(p_effective_on, p_transfers),
      ledger.refusal_of_commitments(p_authority, p_transfers, p_legs),
      ledger.refusal_of_accounts(p_accounts, p_legs));
  end $$;
`;

const write = `
  -- A commitment that somebody else's pot already has is a fault of the caller, and its key says so.
  create function ledger.write_commitments(p_authority uuid, p_transfers ledger.planned_transfer[], p_legs ledger.leg[])
  returns void language plpgsql as $$
  declare
    n record;
  begin
    for n in
      select l.commitment_id, l.pot_id, (p_transfers[l.number]).holder_id,
             coalesce(sum(l.amount_pence) filter (where l.kind = 'COMMITTED'), 0) as committed,
             coalesce(sum(l.amount_pence) filter (where l.kind = 'PAYABLE'), 0) as payable,
             coalesce(sum(l.amount_pence) filter (where l.kind = 'PAID'), 0) as paid,
             coalesce(sum(l.amount_pence) filter (where l.kind = 'RECOVERABLE'), 0) as recoverable
        from unnest(p_legs) l where l.commitment_id is not null
       group by l.commitment_id, l.pot_id, (p_transfers[l.number]).holder_id
    loop
      update ledger.commitment c
         set committed_pence = c.committed_pence + n.committed, payable_pence = c.payable_pence + n.payable,
             paid_pence = c.paid_pence + n.paid, recoverable_pence = c.recoverable_pence + n.recoverable
       where c.authority_id = p_authority and c.id = n.commitment_id;
      if not found then
        insert into ledger.commitment (authority_id, id, pot_id, holder_id, committed_pence, payable_pence, paid_pence,
                                       recoverable_pence)
        values (p_authority, n.commitment_id, n.pot_id, n.holder_id, n.committed, n.payable, n.paid, n.recoverable);
      end if;
    end loop;
  end $$;

  create function ledger.write_transfers(p_authority uuid, p_journal uuid, p_transfers ledger.planned_transfer[])
  returns void language plpgsql as $$
  begin
    insert into ledger.transfer (authority_id, journal_id, number, pot_id, holder_id, movement, from_kind, to_kind,
                                 amount_pence, commitment_id, reverses_journal_id, reverses_number)
    select p_authority, p_journal, t.number, t.pot_id, t.holder_id, t.movement, t.from_kind, t.to_kind,
           t.amount_pence, t.commitment_id, t.reverses_journal_id, t.reverses_number
      from unnest(p_transfers) t;
    insert into ledger.reversal_total as r (authority_id, journal_id, number, holder_id, amount_pence, reversed_pence)
    select p_authority, t.reverses_journal_id, t.reverses_number, t.holder_id, max(t.original_pence), sum(t.amount_pence)
      from unnest(p_transfers) t where t.reverses_journal_id is not null
     group by t.reverses_journal_id, t.reverses_number, t.holder_id
    on conflict (authority_id, journal_id, number)
      do update set reversed_pence = r.reversed_pence + excluded.reversed_pence;
  end $$;

  create function ledger.write(p_authority uuid, p_posted_by uuid, p_journal jsonb, p_effective_on date, p_hash bytea,
    p_transfers ledger.planned_transfer[], p_legs ledger.leg[], p_accounts ledger.account[]) returns jsonb
  language plpgsql as $$
  declare
    v_id uuid := (p_journal ->> 'id')::uuid;
    v_posted_at timestamptz := clock_timestamp();
    v_accounts ledger.account[] := p_accounts;
    v_account ledger.account;
    v_at integer := 0;
    v_leg ledger.leg;
    v_entries ledger.entry[] := '{}';
    v_verdict jsonb;
  begin
    -- Later than anything posted to these accounts before, even where the clock was set back in between.
    foreach v_account in array p_accounts loop
      v_posted_at := greatest(v_posted_at, v_account.last_posted_at + interval '1 microsecond');
    end loop;

    -- Money in before money out, account by account, so that no balance passes below the one it ends with. Accounts
    -- and legs are in the same order.
    foreach v_leg in array p_legs loop
      if v_at = 0 or v_account.pot_id <> v_leg.pot_id or v_account.kind <> v_leg.kind then
        v_at := v_at + 1;
        v_account := v_accounts[v_at];
        v_account.last_posted_at := v_posted_at;
      end if;
      v_account.version := v_account.version + 1;
      v_account.balance_pence := v_account.balance_pence + v_leg.amount_pence;
      v_account.chain_head := ledger.chain(v_account.chain_head, v_leg.pot_id, v_leg.kind, v_account.version, v_id,
        v_leg.number, v_leg.amount_pence, v_account.balance_pence, v_posted_at, p_effective_on);
      v_accounts[v_at] := v_account;
      v_entries := array_append(v_entries, row(p_authority, v_leg.pot_id, v_leg.kind, v_account.version,
        v_account.holder_id, v_id, v_leg.number, v_leg.amount_pence, v_account.balance_pence, v_posted_at,
        p_effective_on, v_account.chain_head)::ledger.entry);
    end loop;

    select jsonb_build_object('journal', v_id, 'outcome', 'POSTED', 'replayed', false,
             'postedAt', to_char(v_posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'balances', jsonb_agg(jsonb_build_object('pot', a.pot_id, 'kind', a.kind, 'pence', a.balance_pence::text)
                                   order by a.pot_id, a.kind))
      into v_verdict from unnest(v_accounts) a;
    insert into ledger.journal
      (authority_id, id, holder_id, cause, cause_id, request_hash, effective_on, posted_by, posted_at, verdict)
    values (p_authority, v_id, (p_transfers[1]).holder_id, p_journal ->> 'cause', (p_journal ->> 'causeId')::uuid,
            p_hash, p_effective_on, p_posted_by, v_posted_at, v_verdict);
    perform ledger.write_commitments(p_authority, p_transfers, p_legs);
    perform ledger.write_transfers(p_authority, v_id, p_transfers);
    foreach v_account in array v_accounts loop
      update ledger.account a
         set balance_pence = v_account.balance_pence, version = v_account.version, chain_head = v_account.chain_head,
             last_posted_at = v_account.last_posted_at
       where a.authority_id = p_authority and a.pot_id = v_account.pot_id and a.kind = v_account.kind;
    end loop;
    insert into ledger.entry select e.* from unnest(v_entries) e;
    return v_verdict;
  end $$;
`;

const post = `
  create function ledger.post_one(p_authority uuid, p_posted_by uuid, p_journal jsonb) returns jsonb
  language plpgsql as $$
  declare
    v_hash bytea := sha256(convert_to(p_journal::text, 'UTF8'));
    v_effective_on date;
    v_known_hash bytea;
    v_known_verdict jsonb;
    v_refusal jsonb;
    v_transfers ledger.planned_transfer[];
    v_legs ledger.leg[];
    v_accounts ledger.account[];
  begin
    select j.request_hash, j.verdict into v_known_hash, v_known_verdict
      from ledger.journal j where j.authority_id = p_authority and j.id = (p_journal ->> 'id')::uuid;
    if found then
      if v_known_hash <> v_hash then
        return jsonb_build_object('journal', p_journal ->> 'id', 'outcome', 'IDEMPOTENCY_MISMATCH');
      end if;
      return v_known_verdict || '{"replayed": true}';
    end if;

    v_transfers := ledger.plan(p_authority, p_journal);
    select array_agg(row(l.pot_id, l.kind, l.amount_pence, l.number, l.commitment_id)::ledger.leg
                     order by l.pot_id, l.kind, l.amount_pence < 0, l.number)
      into v_legs
      from (select t.pot_id, t.from_kind as kind, -t.amount_pence as amount_pence, t.number, t.commitment_id
              from unnest(v_transfers) t
            union all
            select t.pot_id, t.to_kind, t.amount_pence, t.number, t.commitment_id from unnest(v_transfers) t) l;
    -- As they are now that the pot is locked: nobody else moves them until this transaction ends.
    select array_agg(a.account order by l.pot_id, l.kind) into v_accounts
      from (select distinct l.pot_id, l.kind from unnest(v_legs) l) l
     cross join lateral (select a as account from ledger.account a
                          where a.authority_id = p_authority and a.pot_id = l.pot_id and a.kind = l.kind limit 1) a;

    -- What follows from an earlier promise counts for the last day of its year at the latest, for as long as the year
    -- takes postings: an instalment of the summer term is an accrual of the year that promised it.
    v_effective_on := (p_journal ->> 'effectiveOn')::date;
    if not exists (select from unnest(v_transfers) t where t.when_soft_closed is not true) then
      select least(v_effective_on, min(t.period_ends_on)) into v_effective_on from unnest(v_transfers) t;
    end if;

    v_refusal := ledger.refusal(p_authority, v_effective_on, v_transfers, v_legs, v_accounts);
    if v_refusal is not null then
      return v_refusal || jsonb_build_object('journal', p_journal ->> 'id');
    end if;
    return ledger.write(p_authority, p_posted_by, p_journal, v_effective_on, v_hash, v_transfers, v_legs, v_accounts);
  end $$;

  -- Rows are always found by their keys: a plan that was made while a table was small must not read all of it later.
  -- Plans do not depend on what is posted, so they are made once for a connection, and not compiled: how much is in a
  -- JSON array is guessed far too high.
  create or replace function ledger.post(p_authority uuid, p_posted_by uuid, p_journals jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
  set jit = off as $$
  declare
    v_pots uuid[];
    v_journal jsonb;
    v_verdicts jsonb := '[]';
  begin
    if p_authority is distinct from nullif(current_setting('app.authority', true), '')::uuid
       or p_posted_by is distinct from nullif(current_setting('app.person', true), '')::uuid then
      raise exception 'authority and person of a posting must be those of the session' using errcode = 'insufficient_privilege';
    end if;

    select array_agg(coalesce(o.pot_id, t.pot)) into v_pots
      from jsonb_array_elements(p_journals) j
     cross join lateral jsonb_to_recordset(j.value -> 'transfers') as t (pot uuid, reverses ledger.transfer_key)
      left join lateral (select o.pot_id from ledger.transfer o
                          where o.authority_id = p_authority and o.journal_id = (t.reverses).journal
                            and o.number = (t.reverses).number limit 1) o on true;
    perform 1 from ledger.pot pot
      join ledger.period p on p.authority_id = pot.authority_id and p.id = pot.period_id
     where pot.authority_id = p_authority and pot.id = any (v_pots)
     order by pot.id for no key update of pot for key share of p;

    for v_journal in select value from jsonb_array_elements(p_journals) loop
      v_verdicts := v_verdicts || ledger.post_one(p_authority, p_posted_by, v_journal);
    end loop;
    return v_verdicts;
  end $$;

  revoke all on all functions in schema ledger from public;
`;

export const postingAfterSpeed = plan + refusal + write + post;
