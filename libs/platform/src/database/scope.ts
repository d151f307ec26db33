import { statement } from './statement.js';

/**
 * What the person asking may reach, as the database sees it. It goes into transaction-local settings that the row
 * level security policies read, so a query that forgets its predicate still finds nothing it should not.
 */
export interface DatabaseScope {
  readonly authorityId: string;
  readonly personId: string;
  /** Communities whose totals (budgets, balances) may be seen. */
  readonly communityIds: readonly string[];
  /** Communities whose awards and payments may be seen. */
  readonly awardCommunityIds: readonly string[];
  /** Communities whose cases (requests, reasons, decisions) may be seen. */
  readonly caseCommunityIds: readonly string[];
  /** Schools whose children, own requests and own awards may be seen. */
  readonly schoolIds: readonly string[];
}

/** Settings are transaction-local (`true`): a connection that goes back to the pool carries nothing along. */
export const enterScope = statement<Record<string, string>>(
  'platform.enter_scope',
  `select set_config('app.authority', $1, true), set_config('app.person', $2, true),
          set_config('app.communities', $3, true), set_config('app.award_communities', $4, true),
          set_config('app.case_communities', $5, true), set_config('app.schools', $6, true)`,
);

export function scopeSettings(scope: DatabaseScope): readonly string[] {
  return [
    scope.authorityId,
    scope.personId,
    scope.communityIds.join(','),
    scope.awardCommunityIds.join(','),
    scope.caseCommunityIds.join(','),
    scope.schoolIds.join(','),
  ];
}
