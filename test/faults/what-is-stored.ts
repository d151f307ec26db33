import type pg from 'pg';
import type { ManyAwards } from './many-awards.js';

/** What the database holds of one award: all of it or nothing, or it is half-done. */
export interface Stored {
  readonly award: string | null;
  readonly parts: Readonly<Record<string, string>>;
}

/** Every part of an award of £1 that was made: how many rows, and where there is money, how much. */
export const ALL_OF_IT = {
  request: 'DECIDED 2',
  events: '1',
  decisions: '1',
  awards: '1',
  instalments: '1 × 100',
  commitments: '1 × 100',
  journals: '1',
  answers: '1',
};

export const NOTHING_OF_IT = {
  request: 'SUBMITTED 1',
  events: '0',
  decisions: '0',
  awards: '0',
  instalments: '0 × 0',
  commitments: '0 × 0',
  journals: '0',
  answers: '0',
};

/** Looks, with every right, at all that the awards should have left behind, in the order of their plan. */
export async function whatIsStored(superuser: pg.Client, awards: ManyAwards): Promise<Stored[]> {
  const { rows } = await superuser.query<Stored>(
    `select min(a.id::text) as award, jsonb_build_object(
         'request', min(r.state || ' ' || r.version),
         'events', (select count(*) from allocation.request_event e where e.request_id = p.request)::text,
         'decisions', (select count(*) from allocation.decision d where d.request_id = p.request)::text,
         'awards', count(a.id)::text,
         'instalments', (select count(*) || ' × ' || coalesce(sum(i.amount_pence), 0) from allocation.instalment i
                          where i.award_id = any (array_agg(a.id))),
         'commitments', (select count(*) || ' × ' || coalesce(sum(c.committed_pence), 0) from ledger.commitment c
                          where c.id = any (array_agg(a.id))),
         'journals', (select count(*) from ledger.journal j where j.cause = 'AWARD' and j.cause_id = any (array_agg(a.id)))::text,
         'answers', (select count(*) from platform.idempotency k where k.key = p.key and k.response is not null)::text
       ) as parts
       from unnest($1::uuid[], $2::text[]) with ordinality as p (request, key, turn)
       join allocation.request r on r.id = p.request
       left join allocation.award a on a.request_id = p.request
      group by p.request, p.key, p.turn order by p.turn`,
    [
      awards.planned.map(({ requestId }) => requestId),
      awards.planned.map(({ idempotencyKey }) => idempotencyKey),
    ],
  );
  return rows;
}

/** Takes every row the awards lock, without waiting: fails where somebody holds one. */
export async function takeEveryLock(superuser: pg.Client, awards: ManyAwards): Promise<void> {
  await superuser.query('begin');
  try {
    const ids = awards.planned.map(({ requestId }) => requestId);
    await superuser.query('select from allocation.request where id = any ($1) for update nowait', [ids]);
    await superuser.query('select from ledger.pot for update nowait');
    await superuser.query('select from ledger.period for update nowait');
  } finally {
    await superuser.query('rollback');
  }
}
