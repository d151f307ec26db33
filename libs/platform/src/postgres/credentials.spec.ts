import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionUrl, superuserUrl } from './connection.js';
import { loadCredentials, newCredentials, saveCredentials } from './credentials.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  file = join(folder, 'pg.credentials.json');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the credentials of the embedded database', () => {
  it('come back from the file as they were written, and only their owner may read it', async () => {
    const credentials = newCredentials(20_000);
    await saveCredentials(file, credentials);
    expect(await loadCredentials(file)).toEqual(credentials);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['pg.credentials.json']);
  });

  it('are different for every role and every cluster', () => {
    const drawn = [newCredentials(1), newCredentials(1)];
    const passwords = drawn.flatMap(({ superuser, roles }) => [superuser, ...Object.values(roles)]);
    expect(new Set(passwords).size).toBe(8);
  });

  it('are undefined where there is no file', async () => {
    expect(await loadCredentials(file)).toBeUndefined();
  });

  it.each(['', 'not json', 'null', '{"port":1}', '{"port":"x","superuser":"a","roles":{}}'])(
    'are refused with a plain line when the file reads: %s',
    async (content) => {
      await writeFile(file, content);
      await expect(loadCredentials(file)).rejects.toMatchObject({ code: 'credentials-missing' });
    },
  );
});

describe('a connection address', () => {
  const credentials = { port: 20_001, superuser: 's', roles: { migrator: 'm', app: 'p:@/ w', auditor: 'a' } };

  it('names role, password, loopback, port and database, each escaped', () => {
    const url = new URL(connectionUrl(credentials, 'my db', 'app'));
    expect([url.username, decodeURIComponent(url.password)]).toEqual(['app', 'p:@/ w']);
    expect([url.host, decodeURIComponent(url.pathname)]).toEqual(['127.0.0.1:20001', '/my db']);
  });

  it('leads the superuser to the maintenance database', () => {
    expect(superuserUrl(credentials)).toBe('postgres://postgres:s@127.0.0.1:20001/postgres');
  });
});
