import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { claimKey, keepResponse, replay, requireUsableKey, type Command } from '../commands/idempotency.js';
import type { KeyReused } from '../refusals/common-refusals.js';
import { isRetryable, pauseBeforeRetry } from './retry.js';
import { enterScope, scopeSettings, type DatabaseScope } from './scope.js';
import { Tx } from './tx.js';

const MOST_TRIES = 5;

/** Opens transactions. One operation of a user is one transaction, with the user's scope in force inside it. */
@Injectable()
export class UnitOfWork {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Reads in one read-only transaction, so that all statements of `work` see the same moment. */
  async read<T>(scope: DatabaseScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.inTransaction(
      scope,
      'begin isolation level repeatable read read only',
      async (tx) => ok(await work(tx)),
    );
    return done.value;
  }

  /**
   * Writes in one transaction. A returned refusal rolls back just as a thrown fault does. Serialisation failures and
   * deadlocks run `work` again from the start (at most five times), so `work` may have no effect outside the database.
   */
  async write<T, R>(scope: DatabaseScope, work: (tx: Tx) => Promise<Result<T, R>>): Promise<Result<T, R>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inTransaction(scope, 'begin', work);
      } catch (fault) {
        if (attempt >= MOST_TRIES || !isRetryable(fault)) throw fault;
        await pauseBeforeRetry(attempt);
      }
    }
  }

  /**
   * Writes at most once per person and key. The same key with the same input gives the first answer again; with another
   * input it is refused. The key is stored in the transaction of its effect: a refusal leaves nothing behind.
   */
  async once<T, R>(
    scope: DatabaseScope,
    command: Command,
    work: (tx: Tx) => Promise<Result<T, R>>,
  ): Promise<Result<T, R | KeyReused>> {
    requireUsableKey(command.key);
    return this.write<T, R | KeyReused>(scope, async (tx) => {
      if (!(await claimKey(tx, scope, command))) return replay<T>(tx, scope, command);
      const outcome = await work(tx);
      if (outcome.ok) await keepResponse(tx, scope, command, outcome.value);
      return outcome;
    });
  }

  /** Runs the whole of `work` and then undoes it: what would happen, with nothing written. */
  async rehearse<T, R>(scope: DatabaseScope, work: (tx: Tx) => Promise<Result<T, R>>): Promise<Result<T, R>> {
    const rehearsed = await this.write<never, { rehearsed: Result<T, R> }>(scope, async (tx) =>
      err({ rehearsed: await work(tx) }),
    );
    if (rehearsed.ok) throw new Error('A rehearsal never commits.');
    return rehearsed.error.rehearsed;
  }

  private async inTransaction<R extends Result<unknown, unknown>>(
    scope: DatabaseScope,
    begin: string,
    work: (tx: Tx) => Promise<R>,
  ): Promise<R> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as ClientBase;
    try {
      await client.query(begin);
      const tx = new Tx(client, runner.manager);
      await tx.only(enterScope, scopeSettings(scope));
      const outcome = await work(tx);
      await client.query(outcome.ok ? 'commit' : 'rollback');
      return outcome;
    } catch (fault) {
      // The connection itself may be gone; the first fault is the one worth reporting.
      await client.query('rollback').catch(() => undefined);
      throw fault;
    } finally {
      await runner.release();
    }
  }
}
