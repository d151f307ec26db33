import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseUser, inspectDataFolder } from './data-folder.js';

const VITAL_FOLDERS = ['global', 'pg_wal', 'base'];
const VITAL_FILES = ['global/pg_control', 'pg_hba.conf', 'postgresql.conf'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function completeFolder(version: string): Promise<void> {
  for (const name of VITAL_FOLDERS) await mkdir(join(folder, name));
  for (const name of VITAL_FILES) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'PG_VERSION'), version);
}

describe('a data folder', () => {
  it('is new when it is empty or absent', async () => {
    expect(await inspectDataFolder(folder)).toEqual({ kind: 'new' });
    expect(await inspectDataFolder(join(folder, 'absent'))).toEqual({ kind: 'new' });
  });

  it('tells which major version made it', async () => {
    await completeFolder('15\n');
    expect(await inspectDataFolder(folder)).toEqual({ kind: 'existing', major: 15 });
  });

  it('is refused as foreign when it holds other files', async () => {
    await writeFile(join(folder, 'letters.txt'), 'Dear Sir or Madam');
    await expect(inspectDataFolder(folder)).rejects.toMatchObject({ code: 'data-folder-foreign' });
  });

  it.each(['PG_VERSION', ...VITAL_FILES, ...VITAL_FOLDERS])(
    'is refused as damaged when %s is missing',
    async (name) => {
      await completeFolder('18\n');
      await rm(join(folder, name), { recursive: true });
      await expect(inspectDataFolder(folder)).rejects.toMatchObject({ code: 'data-folder-damaged' });
    },
  );

  it.each(['', 'eighteen', '-3', '18.4'])(
    'is refused as damaged when PG_VERSION reads "%s"',
    async (version) => {
      await completeFolder(version);
      await expect(inspectDataFolder(folder)).rejects.toMatchObject({ code: 'data-folder-damaged' });
    },
  );
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;
const nobody = () => Promise.resolve({ uid: 65_534, gid: 65_534 });

describe('the user of the server', () => {
  asRoot('is unprivileged when root creates the folder', async () => {
    expect(await chooseUser(folder, { kind: 'new' }, nobody)).toEqual({ uid: 65_534, gid: 65_534 });
  });

  asRoot('is the owner of an existing folder when root takes it up', async () => {
    await chown(folder, 1_234, 4_321);
    expect(await chooseUser(folder, { kind: 'existing', major: 18 }, nobody)).toEqual({
      uid: 1_234,
      gid: 4_321,
    });
  });

  asRoot('cannot be root, so a folder of root is refused', async () => {
    await expect(chooseUser(folder, { kind: 'existing', major: 18 }, nobody)).rejects.toMatchObject({
      code: 'permission-denied',
    });
  });
});
