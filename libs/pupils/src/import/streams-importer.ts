import type { Importer } from '#directory';
import type { Secrets } from '#platform';
import { BlindIndex } from '../data/blind-index.js';
import { planStreams } from './plan-streams.js';
import { STREAM_COLUMNS } from './stream-columns.js';
import { childrenByUpn, storedStreams, writeStreams } from './streams.sql.js';

/**
 * What children receive from elsewhere, by UPN. Needs the key of the blind index by which a UPN is looked up: the
 * number itself is stored sealed, and nothing the import says holds it.
 */
export function streamsImporter({
  blindIndexKey,
}: Pick<Secrets, 'blindIndexKey'>): Importer<typeof STREAM_COLUMNS> {
  const index = new BlindIndex(blindIndexKey);
  return {
    columns: STREAM_COLUMNS,
    async plan(tx, rows, { authorityId, importId }) {
      const upns = [...new Set(rows.map(({ row }) => row.upn))];
      const children = await childrenByUpn(tx, authorityId, index, upns);
      const stored = await storedStreams(tx, authorityId, [...children.values()]);
      const { verdicts, diff, ...lines } = planStreams(rows, children, stored);
      return {
        verdicts,
        diff,
        notes: [],
        write: (writing) => writeStreams(writing, authorityId, lines, importId),
      };
    },
  };
}
