/** The steps of `ledger.post` as 1790000005000 made them: the way back. */
export const postingBeforeSpeed = `
  create function ledger.plan(p_authority uuid, p_journal jsonb) returns ledger.planned_transfer[]
  language plpgsql stable as $$
  declare
    v_transfers ledger.planned_transfer[];
  begin
    select array_agg(row(
             t.ordinality, pot.id, pot.holder_id, m.movement,
             case when o.journal_id is null then m.from_kind else o.to_kind end,
             case when o.journal_id is null then m.to_kind else o.from_kind end,
             (t.value ->> 'pence')::bigint,
             case when o.journal_id is null then (t.value ->> 'commitment')::uuid else o.commitment_id end,
             o.journal_id, o.number, o.amount_pence, r.reversed_pence, m.when_soft_closed or o.journal_id is not null,
             p.label, p.state, p.starts_on, p.ends_on,
             case
               when t.value ? 'reverses' and o.journal_id is null then 'UNKNOWN_TRANSFER'
               when o.reverses_journal_id is not null then 'NOT_REVERSIBLE'
               when m.movement is null then 'UNKNOWN_MOVEMENT'
               when pot.id is null then 'UNKNOWN_POT'
               when o.journal_id is null and m.needs_commitment <> (t.value ? 'commitment') then 'UNKNOWN_COMMITMENT'
               when (t.value ->> 'pence')::bigint not between 1 and 1000000000000000 then 'AMOUNT_OUT_OF_RANGE'
             end)::ledger.planned_transfer order by t.ordinality)
      into v_transfers
      from jsonb_array_elements(p_journal -> 'transfers') with ordinality t
      left join ledger.transfer o on o.authority_id = p_authority
       and o.journal_id = (t.value -> 'reverses' ->> 'journal')::uuid
       and o.number = (t.value -> 'reverses' ->> 'number')::smallint
      left join ledger.reversal_total r on r.authority_id = p_authority
       and r.journal_id = o.journal_id and r.number = o.number
      left join ledger.movement m on m.movement = coalesce(o.movement, t.value ->> 'movement')
      left join ledger.pot pot on pot.authority_id = p_authority and pot.id = coalesce(o.pot_id, (t.value ->> 'pot')::uuid)
      left join ledger.period p on p.authority_id = p_authority and p.id = pot.period_id;
    return v_transfers;
  end $$;

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
      left join ledger.commitment c on c.authority_id = p_authority and c.id = n.commitment_id
     where n.pots > 1 or c.pot_id <> n.pot_id
        or coalesce(c.committed_pence, 0) + n.committed < 0 or coalesce(c.payable_pence, 0) + n.payable < 0
        or coalesce(c.paid_pence, 0) + n.paid < 0 or coalesce(c.recoverable_pence, 0) + n.recoverable < 0
     limit 1;
    return v_refusal;
  end $$;

  -- The last of the checks, over the net change of each account; the one that most often says no.
  create function ledger.refusal(p_authority uuid, p_effective_on date, p_transfers ledger.planned_transfer[], p_legs ledger.leg[])
  returns jsonb language plpgsql stable as $$
  declare
    v_refusal jsonb;
  begin
    if p_transfers is null then
      return jsonb_build_object('outcome', 'NOTHING_TO_POST');
    end if;
    v_refusal := ledger.refusal_of_transfers(p_effective_on, p_transfers);
    if v_refusal is not null then return v_refusal; end if;
    v_refusal := ledger.refusal_of_commitments(p_authority, p_transfers, p_legs);
    if v_refusal is not null then return v_refusal; end if;

    select jsonb_build_object('outcome', case when abs(a.balance_pence + n.net) > 1000000000000000
               then 'AMOUNT_OUT_OF_RANGE' else 'INSUFFICIENT_FUNDS' end,
             'pot', a.pot_id, 'kind', a.kind, 'balancePence', a.balance_pence::text, 'floorPence', a.floor_pence::text,
             'changePence', n.net::text)
      into v_refusal
      from (select l.pot_id, l.kind, sum(l.amount_pence) as net from unnest(p_legs) l group by l.pot_id, l.kind) n
      join ledger.account a on a.authority_id = p_authority and a.pot_id = n.pot_id and a.kind = n.kind
     where (n.net < 0 and a.balance_pence + n.net < a.floor_pence) or abs(a.balance_pence + n.net) > 1000000000000000
     order by a.pot_id, a.kind limit 1;
    return v_refusal;
  end $$;

  create function ledger.write(p_authority uuid, p_posted_by uuid, p_journal jsonb, p_effective_on date, p_hash bytea,
    p_transfers ledger.planned_transfer[], p_legs ledger.leg[]) returns jsonb
  language plpgsql as $$
  declare
    v_id uuid := (p_journal ->> 'id')::uuid;
    v_effective_on date := p_effective_on;
    v_posted_at timestamptz;
    v_balances jsonb;
    v_verdict jsonb;
    v_leg ledger.leg;
  begin
    -- Later than anything posted to these accounts before, even where the clock was set back in between.
    select greatest(clock_timestamp(), max(a.last_posted_at) + interval '1 microsecond'),
           jsonb_agg(jsonb_build_object('pot', a.pot_id, 'kind', a.kind, 'pence', (a.balance_pence + n.net)::text)
                     order by a.pot_id, a.kind)
      into v_posted_at, v_balances
      from (select l.pot_id, l.kind, sum(l.amount_pence)::bigint as net from unnest(p_legs) l group by l.pot_id, l.kind) n
      join ledger.account a on a.authority_id = p_authority and a.pot_id = n.pot_id and a.kind = n.kind;
    v_verdict := jsonb_build_object('journal', v_id, 'outcome', 'POSTED', 'replayed', false,
      'postedAt', to_char(v_posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'balances', v_balances);

    insert into ledger.journal
      (authority_id, id, holder_id, cause, cause_id, request_hash, effective_on, posted_by, posted_at, verdict)
    values (p_authority, v_id, (p_transfers[1]).holder_id, p_journal ->> 'cause', (p_journal ->> 'causeId')::uuid,
            p_hash, v_effective_on, p_posted_by, v_posted_at, v_verdict);

    insert into ledger.commitment (authority_id, id, pot_id, holder_id)
    select distinct p_authority, t.commitment_id, t.pot_id, t.holder_id
      from unnest(p_transfers) t where t.movement = 'COMMIT' and t.reverses_journal_id is null
    on conflict do nothing;
    update ledger.commitment c
       set committed_pence = c.committed_pence + n.committed, payable_pence = c.payable_pence + n.payable,
           paid_pence = c.paid_pence + n.paid, recoverable_pence = c.recoverable_pence + n.recoverable
      from (select l.commitment_id,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'COMMITTED'), 0) as committed,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'PAYABLE'), 0) as payable,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'PAID'), 0) as paid,
                   coalesce(sum(l.amount_pence) filter (where l.kind = 'RECOVERABLE'), 0) as recoverable
              from unnest(p_legs) l where l.commitment_id is not null group by l.commitment_id) n
     where c.authority_id = p_authority and c.id = n.commitment_id;

    insert into ledger.transfer (authority_id, journal_id, number, pot_id, holder_id, movement, from_kind, to_kind,
                                 amount_pence, commitment_id, reverses_journal_id, reverses_number)
    select p_authority, v_id, t.number, t.pot_id, t.holder_id, t.movement, t.from_kind, t.to_kind,
           t.amount_pence, t.commitment_id, t.reverses_journal_id, t.reverses_number
      from unnest(p_transfers) t;
    insert into ledger.reversal_total as r (authority_id, journal_id, number, holder_id, amount_pence, reversed_pence)
    select p_authority, t.reverses_journal_id, t.reverses_number, t.holder_id, max(t.original_pence), sum(t.amount_pence)
      from unnest(p_transfers) t where t.reverses_journal_id is not null
     group by t.reverses_journal_id, t.reverses_number, t.holder_id
    on conflict (authority_id, journal_id, number)
      do update set reversed_pence = r.reversed_pence + excluded.reversed_pence;

    -- Money in before money out, account by account, so that no balance passes below the one it ends with.
    foreach v_leg in array p_legs loop
      with moved as (
        update ledger.account a
           set balance_pence = a.balance_pence + v_leg.amount_pence, version = a.version + 1,
               last_posted_at = v_posted_at,
               chain_head = ledger.chain(a.chain_head, a.pot_id, a.kind, a.version + 1, v_id, v_leg.number,
                                         v_leg.amount_pence, a.balance_pence + v_leg.amount_pence, v_posted_at, v_effective_on)
         where a.authority_id = p_authority and a.pot_id = v_leg.pot_id and a.kind = v_leg.kind
        returning a.version, a.holder_id, a.balance_pence, a.chain_head
      )
      insert into ledger.entry (authority_id, pot_id, kind, version, holder_id, journal_id, number, amount_pence,
                                balance_after_pence, posted_at, effective_on, chain_hash)
      select p_authority, v_leg.pot_id, v_leg.kind, moved.version, moved.holder_id, v_id, v_leg.number,
             v_leg.amount_pence, moved.balance_pence, v_posted_at, v_effective_on, moved.chain_head
        from moved;
    end loop;
    return v_verdict;
  end $$;

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

    -- What follows from an earlier promise counts for the last day of its year at the latest, for as long as the year
    -- takes postings: an instalment of the summer term is an accrual of the year that promised it.
    v_effective_on := (p_journal ->> 'effectiveOn')::date;
    if not exists (select from unnest(v_transfers) t where t.when_soft_closed is not true) then
      select least(v_effective_on, min(t.period_ends_on)) into v_effective_on from unnest(v_transfers) t;
    end if;

    v_refusal := ledger.refusal(p_authority, v_effective_on, v_transfers, v_legs);
    if v_refusal is not null then
      return v_refusal || jsonb_build_object('journal', p_journal ->> 'id');
    end if;
    return ledger.write(p_authority, p_posted_by, p_journal, v_effective_on, v_hash, v_transfers, v_legs);
  end $$;

  -- Rows are always found by their keys: a plan that was made while a table was small must not read all of it later.
  create or replace function ledger.post(p_authority uuid, p_posted_by uuid, p_journals jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  declare
    v_pots uuid[];
    v_journal jsonb;
    v_verdicts jsonb := '[]';
  begin
    if p_authority is distinct from nullif(current_setting('app.authority', true), '')::uuid
       or p_posted_by is distinct from nullif(current_setting('app.person', true), '')::uuid then
      raise exception 'authority and person of a posting must be those of the session' using errcode = 'insufficient_privilege';
    end if;

    select array_agg(coalesce(o.pot_id, (t ->> 'pot')::uuid)) into v_pots
      from jsonb_array_elements(p_journals) j
     cross join jsonb_array_elements(j -> 'transfers') t
      left join ledger.transfer o on o.authority_id = p_authority
       and o.journal_id = (t -> 'reverses' ->> 'journal')::uuid
       and o.number = (t -> 'reverses' ->> 'number')::smallint;
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
