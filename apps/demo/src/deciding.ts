import { refusalOf, succeeded, type AssessmentAnswer, type AwardSuccess, type Outcome } from './answers.js';
import type { Sent } from './asking.js';
import { ASSESSMENT, AWARD } from './operations.js';
import type { Stage } from './stage.js';

type AwardAnswer = { readonly awardRequest: Outcome<AwardSuccess> };

/** The chair looks at what may be given and why. */
export async function look(stage: Stage, { requestId }: Sent): Promise<void> {
  const { assessment } = await stage.cast.chair.ask<AssessmentAnswer>(ASSESSMENT, { requestId });
  stage.narrator.say(
    `The chair looks at what the rules say: ${assessment.outcome.toLowerCase().replaceAll('_', ' ')}, at most ${assessment.most?.formatted ?? 'nothing'}.`,
  );
  const told = assessment.findings.map((finding) => [
    finding.code,
    finding.matched ? 'applies' : 'no',
    finding.reason ?? finding.whyNot ?? '',
  ]);
  stage.narrator.table(
    ['Rule', 'applies', 'what it saw'],
    told.map(([code, matched, saw]) => [code, matched, wrapped(saw)] as string[]),
  );
}

/** First as a rehearsal, then in earnest; then once more with the same key, as a client does that heard no answer. */
export async function award(stage: Stage, sent: Sent): Promise<string> {
  const { chair } = stage.cast;
  const input = {
    requestId: sent.requestId,
    expectedVersion: sent.version,
    amountPence: '260000',
    rationale: 'Two reviewed cycles, clear outcome, the school carries its own part.',
    conditions: ['Review in the last week of Term 3.'],
    idempotencyKey: stage.key(),
  };
  const rehearsed = await chair.ask<AwardAnswer>(AWARD, { input: { ...input, dryRun: true } });
  const after = succeeded(rehearsed.awardRequest).availableAfter.formatted;
  stage.narrator.say(`A rehearsal shows ${after} left after the award, and changes nothing.`);
  const given = succeeded((await chair.ask<AwardAnswer>(AWARD, { input })).awardRequest);
  stage.narrator.say(`The chair awards ${given.amount.formatted}, paid in equal parts by term:`);
  stage.narrator.table(
    ['Instalment', 'pay day', 'amount'],
    given.instalments.map((part) => [part.label, part.dueOn, part.amount.formatted]),
    1,
  );
  const again = succeeded((await chair.ask<AwardAnswer>(AWARD, { input })).awardRequest);
  if (again.awardId !== given.awardId || given.awardId === null)
    throw new Error('A repeated command had a second effect.');
  stage.narrator.say('The same command sent again gives the same answer and no second award.');
  return given.awardId;
}

/** The chair tries to give more than a community may decide alone. */
export async function overreach(stage: Stage, sent: Sent): Promise<void> {
  const input = {
    requestId: sent.requestId,
    expectedVersion: sent.version,
    amountPence: '1250000',
    rationale: 'A good project.',
    conditions: [],
    idempotencyKey: stage.key(),
  };
  const { awardRequest } = await stage.cast.chair.ask<AwardAnswer>(AWARD, { input });
  stage.narrator.refused('The chair', refusalOf(awardRequest));
}

function wrapped(text = '', width = 72): string {
  return text.replace(new RegExp(`(.{1,${width}})(\\s+|$)`, 'g'), '$1\n').trimEnd();
}
