import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { importCommand } from './import.command.js';

const PCNS =
  'PCN Code,PCN Name,Open Date,Close Date\nU99901,HERON PCN,20200401,\nU99902,WREN PCN,20200401,\n';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await TestDatabase.open('DEMO');
  folder = await mkdtemp(join(tmpdir(), 'import-command-'));
});
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.close();
});

/** Runs the command as the shell would: what it prints, and the exit code it leaves. */
async function run(...words: string[]): Promise<{ printed: string; exitCode: number }> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const progress = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const env = { DATABASE_URL: database.url('app'), MIGRATION_DATABASE_URL: database.url('migrator') };
  try {
    await importCommand(readConfig(env, folder)).parseAsync(words, { from: 'user' });
    return { printed: log.mock.calls.flat().join('\n'), exitCode: Number(process.exitCode ?? 0) };
  } finally {
    log.mockRestore();
    progress.mockRestore();
  }
}

async function fileOf(content: string): Promise<string> {
  const path = join(folder, 'pcns.csv');
  await writeFile(path, content);
  return path;
}

describe('The command "import"', () => {
  it('shows what it would do, does it, and has nothing to do the second time', async () => {
    const command = ['pcns', await fileOf(PCNS), '--authority', '999', '--as-at', '2026-11-01'];
    const rehearsed = await run(...command, '--dry-run');
    expect(rehearsed.printed).toContain('new      U99901 HERON PCN');
    expect(rehearsed.printed).toContain('Dry run: nothing was written.');
    expect(await run(...command)).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('Done: 2 rows imported.'),
    });
    expect((await run(...command)).printed).toContain('Nothing to do: all of it was known already.');
  });

  it('tells by its exit code that some rows were rejected, or that nothing was imported', async () => {
    const file = await fileOf(`${PCNS}X1,NO PCN,,\nU99903,OTTER PCN,,\n`);
    expect((await run('pcns', file, '--authority', '999', '--strict')).exitCode).toBe(1);
    const { exitCode, printed } = await run('pcns', file, '--authority', '999');
    expect(exitCode).toBe(2);
    expect(printed).toContain(
      'line 4, column "PCN Code": A Primary Care Network code is the letter U and five digits',
    );
    expect((await run('pcns', file, '--authority', '997')).exitCode).toBe(1);
  });

  it('says in one line that a file is not there', async () => {
    await expect(run('pcns', join(folder, 'nowhere.csv'), '--authority', '999')).rejects.toThrow(
      /there is no such file/,
    );
    await expect(run('pcns', folder, '--authority', '999')).rejects.toThrow(/it is a folder/);
  });
});
