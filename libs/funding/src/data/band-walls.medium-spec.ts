import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId, ok, sha256Hex } from '#kernel';
import { statement } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { GivenFunding } from '../spec-support/given-funding.js';

let database: TestDatabase;
let given: GivenFunding;
let maker: Actor;
let checker: Actor;
let schemeId: string;
let bandId: string;

beforeAll(async () => {
  database = await TestDatabase.open();
  given = await GivenFunding.in(database, 1);
  maker = await given.anOfficer('LA_FINANCE_MAKER');
  checker = await given.anOfficer('LA_FINANCE_CHECKER');
  const [band] = await database.owner.query<{ id: string; scheme_id: string }[]>(
    `select id, scheme_id from funding.band where authority_id = $1 and code = 'B1' order by id limit 1`,
    [given.authorityId],
  );
  if (band === undefined) throw new Error('There is no band.');
  bandId = band.id;
  schemeId = band.scheme_id;
});
afterAll(() => database.close());

/** Runs SQL as the server, by hand; $1 is the authority. */
function asServer(sql: string, ...values: readonly unknown[]): Promise<unknown> {
  const byHand = statement<never>(`spec.${sha256Hex(sql).slice(0, 20)}`, sql);
  return database.unitOfWork.write(maker, async (tx) =>
    ok(await tx.all(byHand, [given.authorityId, ...values])),
  );
}

async function aDraft(validFrom = '2027-04-01'): Promise<string> {
  const id = newId();
  await asServer(
    `insert into funding.band_version (authority_id, id, scheme_id, number, valid_from, note, drafted_by)
     select $1, $2, $3, 1 + count(*), $4, 'by hand', $5 from funding.band_version where scheme_id = $3`,
    id,
    schemeId,
    validFrom,
    maker.personId,
  );
  return id;
}
const VALUE = `insert into funding.band_version_value (authority_id, version_id, band_id, lowest_pence, highest_pence)
  values ($1, $2, $3, 100, 100)`;
const SIMULATE = `update funding.band_version set state = 'SIMULATED', simulated_by = $3, simulated_at = now()
  where authority_id = $1 and id = $2`;
const APPROVE = `update funding.band_version set state = 'APPROVED', approved_by = $3, approved_at = now()
  where authority_id = $1 and id = $2`;
const BEGIN = `insert into funding.band_value (authority_id, id, band_id, lowest_pence, highest_pence, valid, source, version_id)
  values ($1, gen_random_uuid(), $3, $4, 100, '[2027-04-01,)', 'by hand', $2)`;
const END = `update funding.band_value set valid = daterange(lower(valid), '2027-04-01')
  where authority_id = $1 and band_id = $2`;

const broken = (constraint: string) => expect.objectContaining({ constraint });

describe('the database itself', () => {
  it('lets no version jump ahead, go back, or be approved by who drafted it', async () => {
    const id = await aDraft();
    await expect(asServer(APPROVE, id, checker.personId)).rejects.toEqual(broken('ck_band_version_way'));
    await asServer(SIMULATE, id, maker.personId);
    await expect(asServer(APPROVE, id, maker.personId)).rejects.toEqual(broken('ck_band_version_checker'));
    await asServer(APPROVE, id, checker.personId);
    await expect(asServer(SIMULATE, id, maker.personId)).rejects.toEqual(broken('ck_band_version_way'));
  });

  it('lets no value into a version that was looked at', async () => {
    const id = await aDraft();
    await asServer(SIMULATE, id, maker.personId);
    await expect(asServer(VALUE, id, bandId)).rejects.toEqual(broken('ck_band_version_value_draft'));
  });

  it('lets a band be worth only what an approved version says, and a value only be ended', async () => {
    const id = await aDraft();
    await asServer(VALUE, id, bandId);
    await asServer(END, bandId);
    await expect(asServer(BEGIN, id, bandId, 100)).rejects.toEqual(broken('ck_band_value_version'));
    await asServer(SIMULATE, id, maker.personId);
    await asServer(APPROVE, id, checker.personId);
    await expect(asServer(BEGIN, id, bandId, 99)).rejects.toEqual(broken('ck_band_value_version'));
    await expect(asServer(BEGIN, null, bandId, 100)).rejects.toEqual(broken('ck_band_value_version'));
    await asServer(BEGIN, id, bandId, 100);
    const longer = `update funding.band_value set valid = '[2022-04-01,2027-05-01)' where authority_id = $1 and band_id = $2`;
    await expect(asServer(longer, bandId)).rejects.toMatchObject({ code: '23514' });
  });

  it('lets not even the owner change what was approved', async () => {
    const change = given.asOwner((tx) =>
      tx.all(
        statement<never>(
          'spec.change_approved',
          'update funding.band_value set lowest_pence = 1 where authority_id = $1 and version_id is not null',
        ),
        [given.authorityId],
      ),
    );
    await expect(change).rejects.toEqual(broken('ck_band_value_version'));
  });
});
