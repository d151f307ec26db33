import { schoolIdsByUrn, type Importer } from '#directory';
import { notionalBudgetsIn, writeNotionalBudgets } from '../../data/notional.sql.js';
import { NOTIONAL_COLUMNS } from './notional-columns.js';
import { planNotional } from './plan-notional.js';

/** What schools' own budgets hold for special educational needs, by year. */
export const notionalImporter: Importer<typeof NOTIONAL_COLUMNS> = {
  columns: NOTIONAL_COLUMNS,

  async plan(tx, rows, { authorityId, importId }) {
    const years = [...new Set(rows.map(({ row }) => row.year.label))];
    const schoolIds = await schoolIdsByUrn(tx, authorityId);
    const { budgets, ...said } = planNotional(
      rows,
      schoolIds,
      await notionalBudgetsIn(tx, authorityId, years),
    );
    return {
      ...said,
      notes: [],
      write: (writing) => writeNotionalBudgets(writing, authorityId, budgets, importId),
    };
  },
};
