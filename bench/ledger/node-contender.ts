import { newId, pence } from '#kernel';
import { postJournal } from '#ledger';
import { UnitOfWork } from '#platform';
import { hammer } from '../hammer.js';
import type { BenchWorld } from './bench-world.js';
import type { Contender } from './contender.js';

/** The posting function through our own transaction and connection pool, without HTTP. */
export function nodeContender(world: BenchWorld): Contender {
  const unitOfWork = new UnitOfWork(world.server);
  return {
    name: 'posting function, Node',
    what: 'ledger.post in a transaction with the caller’s scope, from the connection pool of the server',
    run: ({ pots, clients, seconds }) => {
      const scope = world.scopeOf(pots);
      let turn = 0;
      return hammer(clients, seconds, async () => {
        const pot = pots[turn++ % pots.length]?.id as string;
        const transfer = { movement: 'COMMIT' as const, pot, amount: pence(100n), commitment: newId() };
        const journal = {
          id: newId(),
          effectiveOn: world.today,
          cause: 'BENCH',
          causeId: pot,
          transfers: [transfer],
        };
        const posted = await unitOfWork.write(scope, (tx) => postJournal(tx, scope, journal));
        return { outcome: posted.ok ? 'accepted' : 'refused' };
      });
    },
    overspend: (pots) => world.overspend(pots),
  };
}
