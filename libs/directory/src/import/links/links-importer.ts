import type { Tx } from '#platform';
import type { Importer } from '../importer.js';
import { LINKS_COLUMNS } from './links-columns.js';
import {
  allLinks,
  allUrns,
  removeAbsorbedSchools,
  repointEmployments,
  repointRegistrations,
  writeLinks,
} from './links.sql.js';
import { planLinks } from './plan-links.js';
import type { Joining } from './same-school.js';

/** Predecessor and successor links: kept as the register states them, and used to recognise a school that converted. */
export const linksImporter: Importer<typeof LINKS_COLUMNS> = {
  columns: LINKS_COLUMNS,

  async plan(tx, rows, { authorityId }) {
    const known = await tx.all(allUrns, [authorityId]);
    const stored = await tx.all(allLinks, [authorityId]);
    const { links, joinings, ...said } = planLinks(rows, known, stored);
    return {
      ...said,
      write: async (writing) => {
        await writing.all(writeLinks, [authorityId, JSON.stringify(links)]);
        await joinSchools(writing, authorityId, joinings);
      },
    };
  },
};

async function joinSchools(tx: Tx, authorityId: string, joinings: readonly Joining[]): Promise<void> {
  const pairs = joinings.flatMap(({ kept, absorbed }) =>
    absorbed.map((school) => ({ kept, absorbed: school })),
  );
  await tx.all(repointRegistrations, [authorityId, JSON.stringify(pairs)]);
  await tx.all(repointEmployments, [authorityId, JSON.stringify(pairs)]);
  await tx.all(removeAbsorbedSchools, [authorityId, pairs.map(({ absorbed }) => absorbed)]);
}
