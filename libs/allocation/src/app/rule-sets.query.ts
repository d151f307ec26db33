import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { plainDate, type PlainDate } from '#kernel';
import { statement, UnitOfWork } from '#platform';
import type { Effect, RuleSet } from '#rules';
import { inWords } from '../domain/rules-in-words.js';

/** A version of a set of rules as it is shown. */
export interface RuleSetView {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly validFrom: PlainDate;
  /** Null while no end is set. */
  readonly lastDay: PlainDate | null;
  readonly approvedBy: string;
  readonly rules: readonly RuleView[];
}

export interface RuleView {
  readonly code: string;
  readonly title: string;
  readonly effect: Effect;
  readonly explanation: string;
  readonly guidance: string;
}

interface RuleSetRow {
  id: string;
  version: number;
  valid_from: string;
  last_day: string | null;
  approved_by: string;
  definition: RuleSet;
}

const all = statement<RuleSetRow>(
  'allocation.rule_sets',
  `select id, version, coalesce(lower(effective), (definition ->> 'effectiveFrom')::date)::text as valid_from,
          (upper(effective) - 1)::text as last_day, approved_by, definition
     from allocation.rule_set where authority_id = $1 order by code, version desc`,
);

/** The rules that say what a community may fund, every version of them. For holders of `rules.read`. */
@Injectable()
export class RuleSetsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor): Promise<readonly RuleSetView[]> {
    const rows = await this.unitOfWork.read(actor, (tx) => tx.all(all, [actor.authorityId]));
    return rows.map(toRuleSetView);
  }
}

function toRuleSetView({
  id,
  version,
  valid_from,
  last_day,
  approved_by,
  definition,
}: RuleSetRow): RuleSetView {
  return {
    id,
    code: definition.code,
    version,
    title: definition.title,
    validFrom: plainDate(valid_from),
    lastDay: last_day === null ? null : plainDate(last_day),
    approvedBy: approved_by,
    rules: definition.rules.map((rule) => ({ ...rule, explanation: inWords(rule.reason) })),
  };
}
