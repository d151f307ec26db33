import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { Actor, type Role } from '#access';
import { DIRECTORY_FILE_KINDS, runImport } from '#directory';
import { newId, ok, parsePounds, plainDate, sumPence } from '#kernel';
import { UnitOfWork } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { outcomeOf } from '../data/formula-outcome.sql.js';
import { EXAMPLE_REFERENCE_DATA } from '../import/reference/example-reference-data.js';
import { addReferenceData } from '../import/reference/reference-data.js';
import { CreateFormulaVersion } from './create-formula-version.js';
import { ReplayFormulaRun } from './replay-formula-run.query.js';
import { RunFormula } from './run-formula.js';

/** Public data of the DfE (Open Government Licence), kept beside this repository and not in it. */
const DATA = new URL('../../../../../shared/data/', import.meta.url);
const isHere = existsSync(new URL('gias-shaped-kent.csv', DATA));
if (!isHere)
  console.warn('The real files of Kent are not here (../shared/data), so no formula is run on them.');

const CENSUS_DAY = plainDate('2025-01-16');
const POOL = parsePounds('25,700,000');
const FILES = [
  ['schools', 'gias-shaped-kent.csv'],
  ['links', 'kent-gias-links-2025-04-22.csv'],
  ['census', 'kent-census-2024-25.csv'],
  ['pcns', 'kent-medway-pcns-2024-10.csv'],
  ['communities', 'illustrative-53-communities.csv'],
] as const;

(isHere ? describe : describe.skip)('A formula on the real census of Kent', () => {
  let database: TestDatabase;
  let authorityId: string;

  beforeAll(async () => {
    database = await TestDatabase.open();
    const files = FILES.map(([kind, name]) => ({
      ...{ kind, name, fileKind: DIRECTORY_FILE_KINDS[kind] },
      bytes: readFileSync(new URL(name, DATA)),
    }));
    const options = {
      authority: '886',
      importedBy: 'the test',
      asAt: CENSUS_DAY,
      from: plainDate('2025-09-01'),
    };
    const imported = await runImport(database.owner, files, options);
    expect(imported.map(({ counts }) => counts.rejected)).toEqual([0, 0, 0, 0, 0]);
    const [authority] = await database.owner.query<{ id: string }[]>('select id from directory.authority');
    authorityId = authority!.id;
    const scope = await anOfficer('SYSTEM_ADMIN');
    await new UnitOfWork(database.owner).write(scope, async (tx) =>
      ok(await addReferenceData(tx, authorityId, EXAMPLE_REFERENCE_DATA)),
    );
  });
  afterAll(() => database.close());

  async function anOfficer(role: Role): Promise<Actor> {
    const personId = newId();
    await database.owner.query(
      `insert into access.person (authority_id, id, issuer, subject, display_name) values ($1, $2, 'test', $2::uuid::text, 'An officer')`,
      [authorityId, personId],
    );
    const communities = await database.owner.query<{ id: string }[]>('select id from directory.community');
    const communityIds = communities.map(({ id }) => id);
    const held = { role, scopeId: authorityId, communityIds, from: CENSUS_DAY, lastDay: undefined };
    return new Actor({ authorityId, personId, displayName: 'An officer', roles: [held] });
  }

  it('shares £25,700,000.00 among 53 communities to the penny, and gives the same pence again', async () => {
    const maker = await anOfficer('LA_FINANCE_MAKER');
    const census = (code: string, measure: string, weight: number) => ({ code, name: code, measure, weight });
    const version = await new CreateFormulaVersion(database.unitOfWork).run(maker, {
      ...{ idempotencyKey: newId(), code: 'KENT', name: 'On the census', fundCode: 'HNB_COMMUNITY' },
      ...{ financialYear: '2026-27', validFrom: null, lastDay: null },
      ...{ countedOn: CENSUS_DAY, membersOn: plainDate('2026-04-01'), missingFigures: 'COUNT_AS_NOTHING' },
      factors: [
        census('PUPILS', 'PUPILS', 40),
        census('FSM6', 'FSM_EVER6', 20),
        census('EHCP', 'EHCP', 15),
        census('SEN_SUPPORT', 'SEN_SUPPORT', 10),
        census('LUMP_SUM', 'LUMP_SUM', 15),
      ],
      ...{ limitsPer: 'PUPIL', floor: parsePounds('80'), cap: parsePounds('140'), limits: [] },
    });
    if (!version.ok) throw new Error(version.error.message);
    const { id: versionId, version: expectedVersion } = version.value;
    const run = await new RunFormula(database.unitOfWork).run(maker, {
      ...{ idempotencyKey: newId(), versionId, expectedVersion, total: POOL },
    });
    if (!run.ok) throw new Error(run.error.message);
    const { pots, results } = await database.unitOfWork.read(maker, (tx) =>
      outcomeOf(tx, maker, run.value.id),
    );
    expect(results).toHaveLength(53);
    expect(sumPence(results.map(({ total }) => total))).toBe(POOL);
    expect(sumPence(pots.map(({ pot }) => pot))).toBe(POOL);
    expect(pots.find(({ factor }) => factor === 'PUPILS')).toMatchObject({
      pot: parsePounds('10,280,000'),
      counted: 245_063_000_000n,
    });
    expect(results.some(({ adjustment }) => adjustment !== 0n)).toBe(true);
    expect(await new ReplayFormulaRun(database.unitOfWork).run(maker, run.value.id)).toMatchObject({
      inputsAreIntact: true,
      differences: [],
    });
  });
});
