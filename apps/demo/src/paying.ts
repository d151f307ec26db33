import { succeeded, type EndSuccess, type Money, type Outcome, type RunSuccess } from './answers.js';
import { AWARD_VERSION, END_AWARD, PAYMENTS, PREPARE, RECEIVE, RELEASE } from './operations.js';
import type { Stage } from './stage.js';

interface PaymentAnswer {
  readonly payeeName: string;
  readonly label: string;
  readonly amount: Money;
  readonly accountingCode: string;
  readonly s251Line: string;
}

interface PaymentsAnswer {
  readonly paymentRun: {
    readonly lines: { readonly nodes: readonly PaymentAnswer[] };
  };
}

/** The maker prepares the run of a pay day. The money is due; nothing is paid. */
export async function prepare(stage: Stage, payOn: string): Promise<string> {
  const { maker } = stage.cast;
  const input = { idempotencyKey: stage.key(), fundCode: 'HNB_COMMUNITY', payOn };
  const { preparePaymentRun } = await maker.ask<{ preparePaymentRun: Outcome<RunSuccess> }>(PREPARE, {
    input,
  });
  const { runId, lineCount, total } = succeeded(preparePaymentRun);
  stage.narrator.say(
    `The maker prepares the payment run of ${payOn}: ${lineCount} payment, ${total.formatted}.`,
  );
  const { paymentRun } = await maker.ask<PaymentsAnswer>(PAYMENTS, { id: runId });
  stage.narrator.table(
    ['Payee', 'for', 'code', 's251', 'amount'],
    paymentRun.lines.nodes.map((line) => [
      line.payeeName,
      line.label,
      line.accountingCode,
      line.s251Line,
      line.amount.formatted,
    ]),
    1,
  );
  return runId;
}

/** Not by the person who prepared it; then by another. */
export async function release(stage: Stage, runId: string): Promise<void> {
  const { maker, checker } = stage.cast;
  const input = { runId, expectedVersion: 1, idempotencyKey: stage.key() };
  const byMaker = await maker
    .ask<{ releasePaymentRun: Outcome<RunSuccess> }>(RELEASE, { input })
    .catch((fault: Error) => fault);
  if (!(byMaker instanceof Error)) throw new Error('The maker released an own run.');
  stage.narrator.say('The maker may not release it: whoever prepares does not pay.');
  const byChecker = await checker.ask<{ releasePaymentRun: Outcome<RunSuccess> }>(RELEASE, { input });
  stage.narrator.say(
    `The checker releases it: ${succeeded(byChecker.releasePaymentRun).total.formatted} is paid.`,
  );
}

/** The child leaves: what was earned is settled by the day, the rest goes back. */
export async function endEarly(stage: Stage, awardId: string, lastDay: string): Promise<void> {
  const { chair, checker } = stage.cast;
  const { award } = await chair.ask<{ award: { version: number } }>(AWARD_VERSION, { id: awardId });
  const input = {
    idempotencyKey: stage.key(),
    awardId,
    expectedVersion: award.version,
    lastDay,
    reason: 'The child moves to another county.',
  };
  const { endAward } = await chair.ask<{ endAward: Outcome<EndSuccess> }>(END_AWARD, { input });
  const ended = succeeded(endAward);
  stage.narrator.say(
    `The child moves away; the last day is ${lastDay}: ${ended.daysEarned} of ${ended.daysPlanned} days, ${ended.earned.formatted} earned.`,
  );
  stage.narrator.say(
    `${ended.released.formatted} goes back to the budget at once, ${ended.toRecover.formatted} is to be paid back by the school.`,
  );
  await stage.showLedger();
  if (ended.recoveryId === null) return;
  const receipt = { idempotencyKey: stage.key(), recoveryId: ended.recoveryId };
  const received = await checker.ask<{ receiveRecovery: Outcome<{ amount: Money }> }>(RECEIVE, {
    input: receipt,
  });
  stage.narrator.say(
    `The school's ${succeeded(received.receiveRecovery).amount.formatted} arrives. Only now can it be promised again.`,
  );
}
