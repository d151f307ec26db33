import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileKind } from '#directory';
import { newId, ok, plainDate } from '#kernel';
import { statement, UnitOfWork } from '#platform';
import { OtherFundingQuery, otherFundingOf } from '../app/other-funding.query.js';
import {
  CANARY,
  officer,
  otherSenco,
  places,
  PupilsRoom,
  senco,
  BLIND_INDEX_KEY,
} from '../spec-support/pupils-room.js';
import { streamsImporter } from './streams-importer.js';

const HEADER = 'UPN,stream,purpose,annual,from,to\n';
const STRANGER = 'H801200005005';

let room: PupilsRoom;
let childId: string;

beforeAll(async () => {
  room = await PupilsRoom.open();
  childId = await room.given();
});
afterAll(() => room.close());

const recordImport = statement<never>(
  'spec.record_streams_import',
  `insert into directory.data_import (authority_id, id, kind, file_name, file_sha256, source, as_at, rows_read,
     rows_created, rows_changed, rows_unchanged, rows_left_out, rows_rejected, problems, imported_by)
   values ($1, $2, 'streams', 'a file', 'a hash', 'a test', '2026-04-01', 0, 0, 0, 0, 0, 0, '[]', 'a test')`,
);

/** Plans and writes a file as an import does, and gives all it said. */
async function imported(...lines: readonly string[]) {
  const kind = fileKind(streamsImporter({ blindIndexKey: BLIND_INDEX_KEY }));
  const opened = kind.open(Buffer.from(HEADER + lines.join('\n')), '999');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { authorityId } = places;
  const [importId, day] = [newId(), plainDate('2026-04-01')];
  const nobody = { communityIds: [], awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  const done = await new UnitOfWork(room.owner).write(
    { authorityId, personId: '', ...nobody },
    async (tx) => {
      await tx.all(recordImport, [authorityId, importId]);
      const setting = {
        authorityId,
        authorityCode: '999',
        asAt: day,
        from: day,
        importedBy: 'a test',
        importId,
      };
      const plan = await opened.value.plan(tx, setting);
      await plan.write(tx);
      return ok({ verdicts: plan.verdicts, diff: plan.diff });
    },
  );
  if (!done.ok) throw new Error('The owner was refused.');
  return done.value;
}

const fates = async (...lines: readonly string[]) => (await imported(...lines)).verdicts.map(({ is }) => is);
const LEGACY = `${CANARY.upn},LEGACY_TOPUP,STAFFING,"5,202.00",2026-09-01,2027-08-31`;

describe('funding from elsewhere', () => {
  it('is matched with children by UPN, and a second run changes nothing', async () => {
    expect(await fates(LEGACY)).toEqual(['created']);
    expect(await fates(LEGACY)).toEqual(['unchanged']);
    expect(await fates(LEGACY.replace('5,202.00', '5,000.00'))).toEqual(['changed']);
    expect(await fates(LEGACY)).toEqual(['changed']);
  });

  it('of a child nobody knows is rejected by line, and no UPN is printed', async () => {
    const said = await imported(LEGACY.replace(CANARY.upn, STRANGER));
    expect(said.verdicts).toMatchObject([{ line: 2, is: 'rejected', problems: [{ column: 'UPN' }] }]);
    expect(JSON.stringify(said)).not.toContain(STRANGER);
  });

  it('is shown to the own school and to finance officers, and to nobody else', async () => {
    const query = new OtherFundingQuery(room.unitOfWork);
    const { schoolId, otherSchoolId } = places;
    const mine = await query.run(senco, schoolId, childId);
    expect(mine).toMatchObject([{ stream: 'LEGACY_TOPUP', purpose: 'STAFFING', annual: 520_200n }]);
    expect(mine.map(({ from, until }) => [from.toString(), String(until)])).toEqual([
      ['2026-09-01', '2027-09-01'],
    ]);
    expect(await query.run(officer, schoolId, childId)).toHaveLength(1);
    expect(await query.run(otherSenco, schoolId, childId)).toEqual([]);
    expect(await query.run(otherSenco, otherSchoolId, childId)).toEqual([]);
    expect(await query.run(officer, otherSchoolId, childId)).toEqual([]);
  });

  it.each([
    ['the same purpose at the same time', {}, 1],
    ['another purpose', { purpose: 'TRAINING' }, 0],
    ['the day after it ends', { from: plainDate('2027-09-01'), to: plainDate('2027-12-31') }, 0],
    ['its last day', { from: plainDate('2027-08-31'), to: plainDate('2027-12-31') }, 1],
    ['the day before it begins', { from: plainDate('2026-08-01'), to: plainDate('2026-08-31') }, 0],
  ])('stands in the way of %s: %p', async (_, over, lines) => {
    const wanted = {
      schoolId: places.schoolId,
      childId,
      purpose: 'STAFFING',
      from: plainDate('2026-10-01'),
      to: plainDate('2026-12-31'),
      ...over,
    };
    const found = await room.unitOfWork.read(officer, (tx) => otherFundingOf(tx, officer, wanted));
    expect(found).toHaveLength(lines);
  });

  it('leaves no school open behind it, and cannot be written by the server', async () => {
    expect(await room.rowsSeenBy(otherSenco, 'select id from pupils.other_funding')).toEqual([]);
    await expect(
      room.execute(senco, `update pupils.other_funding set annual_pence = 1 where annual_pence > 1`),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
