import { describedEnum } from '#platform';
import type { Change as Changes } from '../domain/formula-comparison.js';
import type {
  FormulaAction as Actions,
  FormulaRunState as RunStates,
  FormulaState as States,
  LimitsPer as LimitsPers,
  MissingFigures as MissingFiguresChoices,
} from '../domain/formula-version.js';

export const FormulaState = describedEnum<States>(
  'FormulaState',
  'How far a version of the formula has come.',
  {
    DRAFT: 'Written, and not run yet.',
    SIMULATED: 'Run at least once, so that its results can be seen. Waits for approval.',
    APPROVED: 'Approved by a second person. Runs of it can be approved.',
    EFFECTIVE: 'A run of it is approved.',
    SUPERSEDED: 'Another version has taken its place.',
  },
);

export const FormulaAction = describedEnum<Actions>(
  'FormulaAction',
  'What can be done with a version of the formula.',
  {
    REVISE: 'Write its next number: `reviseFormulaVersion`.',
    RUN: 'Share a total by it: `runFormula`.',
    APPROVE: 'Approve it: `approveFormulaVersion`.',
  },
);

export const FormulaRunState = describedEnum<RunStates>(
  'FormulaRunState',
  'How far a run of the formula has come.',
  {
    PROPOSED: 'Worked out, and waiting for a second person.',
    APPROVED: 'Approved: budgets can be made of it.',
  },
);

export const MissingFigures = describedEnum<MissingFiguresChoices>(
  'MissingFigures',
  'What is done about a member school without a figure.',
  { REFUSE: 'The formula is not run.', COUNT_AS_NOTHING: 'The school counts as nothing for that factor.' },
);

export const LimitsPer = describedEnum<LimitsPers>(
  'LimitsPer',
  'What the least and the most for all communities are given for.',
  { COMMUNITY: 'For each community.', PUPIL: 'For each pupil on roll in a community.' },
);

export const FormulaChange = describedEnum<Changes>(
  'FormulaChange',
  'Whether a community would have more or less.',
  {
    WINNER: 'It would have more.',
    LOSER: 'It would have less.',
    SAME: 'It would have the same.',
    NEW: 'There is nothing to compare it with.',
  },
);
