/** The answers the story reads, as they come over the wire. */

export interface Money {
  readonly pence: string;
  readonly formatted: string;
}

export type BalanceName = 'loaded' | 'available' | 'committed' | 'due' | 'paid' | 'recoverable';

export interface BudgetAnswer {
  readonly communityBudget: { readonly id: string; readonly balances: Readonly<Record<BalanceName, Money>> };
}

/** What a command answers: its success, or a refusal with a code and a sentence. */
export type Outcome<Success> = { readonly __typename: string } & Partial<Success> & {
    readonly code?: string;
    readonly message?: string;
  };

export interface CommunityAnswer {
  readonly authority: { readonly name: string };
  readonly community: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly schools: readonly School[];
  };
}

export interface School {
  readonly id: string;
  readonly name: string;
}

export interface MeAnswer {
  readonly me: {
    readonly displayName: string;
    readonly roles: readonly {
      readonly title: string;
      readonly scopeId: string;
      readonly scopeName: string;
    }[];
  };
}

export interface AssessmentAnswer {
  readonly assessment: {
    readonly outcome: string;
    readonly most: Money | null;
    readonly available: Money | null;
    readonly wouldRemain: Money | null;
    readonly findings: readonly {
      readonly code: string;
      readonly matched: boolean;
      readonly reason: string | null;
      readonly whyNot: string | null;
    }[];
  };
}

export interface AwardSuccess {
  readonly awardId: string | null;
  readonly outcome: string;
  readonly amount: Money;
  readonly availableAfter: Money;
  readonly instalments: readonly { readonly label: string; readonly dueOn: string; readonly amount: Money }[];
}

export interface RunSuccess {
  readonly runId: string;
  readonly lineCount: number;
  readonly total: Money;
}

export interface EndSuccess {
  readonly daysEarned: number;
  readonly daysPlanned: number;
  readonly recoveryId: string | null;
  readonly earned: Money;
  readonly stillToPay: Money;
  readonly released: Money;
  readonly toRecover: Money;
}

/** The success of a command; a refusal where none was foreseen ends the story. */
export function succeeded<Success>(outcome: Outcome<Success>): Success {
  if (outcome.message !== undefined) throw new Error(`Refused (${outcome.code}): ${outcome.message}`);
  return outcome as unknown as Success;
}

/** The sentence of a refusal; a success where a refusal was foreseen ends the story. */
export function refusalOf(outcome: Outcome<object>): string {
  if (outcome.message === undefined) throw new Error(`${outcome.__typename} was not refused.`);
  return outcome.message;
}
