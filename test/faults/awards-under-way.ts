import type pg from 'pg';
import { eventually } from '../first-minute/processes.js';

/** Holds every pot, on a connection for nothing else, so that awards get as far as the ledger and wait there until it is let go. */
export async function holdPots(holder: pg.Client): Promise<() => Promise<void>> {
  await holder.query('begin');
  await holder.query('select from ledger.pot for update');
  return async () => {
    await holder.query('commit');
  };
}

/** Waits until as many transactions of the server wait for a lock. */
export async function waitingForLocks(superuser: pg.Client, count: number): Promise<void> {
  await eventually(
    async () => {
      const { rows } = await superuser.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
          where application_name = 'community-send-budget' and datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows[0]?.waiting;
    },
    (waiting) => waiting === count,
  );
}

/** How many connections the server has to this database. */
export async function serverConnections(superuser: pg.Client): Promise<number> {
  const { rows } = await superuser.query<{ open: number }>(
    `select count(*)::int as open from pg_stat_activity
      where application_name = 'community-send-budget' and datname = current_database()`,
  );
  return rows[0]!.open;
}
