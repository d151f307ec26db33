import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, jest } from '@jest/globals';

// Each case starts the checker anew, which takes seconds on a busy machine.
jest.setTimeout(120_000);

const run = promisify(execFile);
const seeded: string[] = [];

afterEach(async () => {
  for (const folder of seeded.splice(0)) await rm(folder, { recursive: true });
});

/** What the module rules say about a file with this text, put into a room for a moment. */
async function verdictOn(room: string, text: string): Promise<string> {
  const folder = await mkdtemp(join('libs', room, 'src', 'seeded-'));
  seeded.push(folder);
  await writeFile(join(folder, 'seeded.ts'), text);
  const args = [
    'node_modules/.bin/depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    folder,
  ];
  return run(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } }).then(
    ({ stdout }) => stdout,
    (failed: { stdout: string }) => failed.stdout,
  );
}

describe('the arrows between the rooms', () => {
  it.each([
    ['kernel', `export { UnitOfWork } from '#platform';`, 'kernel-arrows'],
    ['ledger', `export { findSchool } from '#directory';`, 'ledger-arrows'],
    ['funding', `export { AwardRequest } from '#allocation';`, 'funding-arrows'],
    [
      'allocation',
      `export { toWire } from '../../../ledger/src/domain/journal.js';`,
      'only-through-the-door',
    ],
  ])('refuse what does not belong: in %s', async (room, text, rule) => {
    expect(await verdictOn(room, text)).toContain(rule);
  });

  it('let through what does', async () => {
    expect(await verdictOn('allocation', `export { postJournal } from '#ledger';`)).toContain(
      'no dependency violations',
    );
  });
});
