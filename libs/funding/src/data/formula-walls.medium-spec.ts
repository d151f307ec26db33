import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { violatedConstraint } from '#platform';
import { FormulaSteps, type Versioned } from '../spec-support/formula-steps.js';

let steps: FormulaSteps;
let superuser: pg.Client;
let version: Versioned;
let run: Versioned;

beforeAll(async () => {
  steps = await FormulaSteps.open();
  superuser = await steps.api.database.superuser();
  ({ version, run } = await steps.anApprovedRun('100000'));
});
afterAll(async () => {
  await superuser.end();
  await steps.close();
});

/** The constraint, or else the message, by which the database refuses a statement of somebody with every right. */
async function wallAgainst(sql: string, values: readonly unknown[] = []): Promise<string> {
  await superuser.query('begin');
  try {
    await superuser.query(sql, [...values]);
    return 'nothing';
  } catch (fault) {
    return violatedConstraint(fault) ?? (fault as Error).message;
  } finally {
    await superuser.query('rollback');
  }
}

describe('the database lets nobody', () => {
  it.each([
    [
      'change what a version says',
      `update funding.formula_version set name = 'Other' where id = $1`,
      'ck_formula_version_kept',
    ],
    [
      'take a version back',
      `update funding.formula_version set state = 'SIMULATED', approved_by = null where id = $1`,
      'ck_formula_version_goes_forward',
    ],
    [
      'remove a version',
      'delete from funding.formula_version where id = $1',
      'rows of funding.formula_version are never changed or removed: write a new version',
    ],
    [
      'change a weight',
      'update funding.formula_factor set weight = 1 where version_id = $1',
      'rows of funding.formula_factor are never changed or removed: write a new version',
    ],
    [
      'add a factor afterwards',
      `insert into funding.formula_factor (authority_id, version_id, code, name, measure, weight)
       select authority_id, id, 'EAL', 'EAL', 'EAL', 1 from funding.formula_version where id = $1`,
      'ck_formula_version_written_whole',
    ],
  ])('%s', async (_, sql, wall) => {
    expect(await wallAgainst(sql, [version.id])).toBe(wall);
  });

  it.each([
    [
      'change the total of a run',
      'update funding.formula_run set total_pence = 1 where id = $1',
      'ck_formula_run_kept',
    ],
    [
      'change the inputs of a run',
      `update funding.formula_run set inputs = '{}' where id = $1`,
      'ck_formula_run_kept',
    ],
    [
      'add a pot to a run',
      `insert into funding.formula_pot (authority_id, run_id, factor_code, name, weight, pot_pence, counted_millionths)
       select authority_id, id, 'EAL', 'EAL', 1, 0, 0 from funding.formula_run where id = $1`,
      'ck_formula_run_written_whole',
    ],
    [
      'change a share',
      'update funding.formula_share set share_pence = share_pence + 1 where run_id = $1',
      'rows of funding.formula_share are never changed or removed: write a new version',
    ],
    [
      'remove a result',
      'delete from funding.formula_result where run_id = $1',
      'rows of funding.formula_result are never changed or removed: write a new version',
    ],
  ])('%s', async (_, sql, wall) => {
    expect(await wallAgainst(sql, [run.id])).toBe(wall);
  });

  it('approve what he or she drafted or ran', async () => {
    const { formulaVersion } = await steps.create();
    const { run: proposed } = await steps.share(formulaVersion, '5000');
    const approval = `state = 'APPROVED', approved_at = now()`;
    expect(
      await wallAgainst(
        `update funding.formula_version set ${approval}, approved_by = drafted_by where id = $1`,
        [formulaVersion.id],
      ),
    ).toBe('ck_formula_version_checker');
    expect(
      await wallAgainst(`update funding.formula_run set ${approval}, approved_by = run_by where id = $1`, [
        proposed.id,
      ]),
    ).toBe('ck_formula_run_checker');
  });

  it('have two formulas in force for the same fund and days', async () => {
    const { formulaVersion } = await steps.create();
    await steps.share(formulaVersion, '5000');
    const sql = `update funding.formula_version set state = 'APPROVED', approved_at = now(), approved_by = $2 where id = $1`;
    expect(await wallAgainst(sql, [formulaVersion.id, steps.checker.personId])).toBe(
      'ex_formula_version_overlap',
    );
  });
});
