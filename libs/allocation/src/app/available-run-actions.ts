import type { Actor } from '#access';
import type { SeenRun } from '../data/payment-run-read.sql.js';
import type { ActionOffer } from './available-actions.js';
import { noLongerPrepared, seatTaken } from './release-payment-run.js';

export const RUN_ACTIONS = ['RELEASE', 'CANCEL'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

const FOR_A_CHECKER = 'Only a finance officer who checks can do this.';
const FOR_A_MAKER = 'Only a finance officer who prepares can do this.';

/** What this person can do with a payment run now, by the very guards that the commands have. */
export function availableRunActions(actor: Actor, run: SeenRun): readonly ActionOffer<RunAction>[] {
  return RUN_ACTIONS.map((action) => {
    const whyNot = obstacle(actor, run, action);
    return { action, isPossible: whyNot === null, whyNot };
  });
}

function obstacle(actor: Actor, run: SeenRun, action: RunAction): string | null {
  switch (action) {
    case 'RELEASE':
      if (!actor.may('payment.release')) return FOR_A_CHECKER;
      return (noLongerPrepared(run, 'be released') ?? seatTaken(actor, run, run.hasPart))?.message ?? null;
    case 'CANCEL':
      if (!actor.may('payment.prepare')) return FOR_A_MAKER;
      return noLongerPrepared(run, 'be cancelled')?.message ?? null;
  }
}
