import { newId } from '#kernel';
import type { BalanceName, BudgetAnswer, CommunityAnswer, School } from './answers.js';
import type { Narrator } from './narrator.js';
import { BUDGET, COMMUNITY } from './operations.js';
import type { Person } from './person.js';

/** Everybody who plays, and the community they play in. */
export interface Cast {
  readonly senco: Person;
  readonly secondSenco: Person;
  readonly chair: Person;
  readonly maker: Person;
  readonly checker: Person;
}

const STAGES: readonly (readonly [BalanceName, string])[] = [
  ['available', 'Available: can still be promised'],
  ['committed', 'Committed: promised, not yet due'],
  ['due', 'Due: in a payment run'],
  ['paid', 'Paid'],
  ['recoverable', 'To come back'],
];

/** Where the story plays: one community and its budget of one year. */
export class Stage {
  private before: Partial<Record<BalanceName, bigint>> = {};

  private constructor(
    readonly cast: Cast,
    readonly narrator: Narrator,
    readonly authorityName: string,
    readonly communityId: string,
    readonly communityName: string,
    readonly schools: readonly School[],
    readonly year: string,
  ) {}

  static async open(cast: Cast, narrator: Narrator, communityCode: string, year: string): Promise<Stage> {
    const { authority, community } = await cast.chair.ask<CommunityAnswer>(COMMUNITY, {
      code: communityCode,
    });
    const { id, code, name, schools } = community;
    return new Stage(
      cast,
      narrator,
      authority.name,
      id,
      name.includes(code) ? name : `${code} ${name}`,
      schools,
      year,
    );
  }

  /** A new key for each intention. */
  key(): string {
    return newId();
  }

  /** The ledger of the budget as a table, with what has changed since it was last shown. */
  async showLedger(): Promise<void> {
    const { communityBudget } = await this.cast.chair.ask<BudgetAnswer>(BUDGET, {
      communityId: this.communityId,
      year: this.year,
    });
    const { balances } = communityBudget;
    const rows = STAGES.map(([name, words]) => [
      words,
      balances[name].formatted,
      this.changeOf(name, balances[name].pence),
    ]);
    this.narrator.table(
      ['Community SEND budget', 'now', 'change'],
      [...rows, ['Given by the fund', balances.loaded.formatted, '']],
      2,
    );
    this.before = Object.fromEntries(STAGES.map(([name]) => [name, BigInt(balances[name].pence)]));
  }

  private changeOf(name: BalanceName, pence: string): string {
    const before = this.before[name];
    const change = before === undefined ? 0n : BigInt(pence) - before;
    if (change === 0n) return '';
    const magnitude = change < 0n ? -change : change;
    const pounds = `${magnitude / 100n}`.replace(/\B(?=(\d{3})+$)/g, ',');
    return `${change < 0n ? '-' : '+'}£${pounds}.${`${magnitude % 100n}`.padStart(2, '0')}`;
  }
}
