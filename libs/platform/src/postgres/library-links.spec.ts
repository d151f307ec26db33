import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkLibraries, parseLinks } from './library-links.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-links-'));
  await mkdir(join(folder, 'native', 'lib'), { recursive: true });
  await writeFile(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'a library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  await writeFile(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the library links of the package', () => {
  it('are made relative, so that the folder can be moved', async () => {
    await linkLibraries(join(folder, 'native'));
    await rename(join(folder, 'native'), join(folder, 'moved'));
    expect(await readlink(join(folder, 'moved', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readFile(join(folder, 'moved', 'lib', 'libpq.so.5'), 'utf8')).toBe('a library');
  });

  it('may be made twice, also at the same time', async () => {
    const native = join(folder, 'native');
    await Promise.all([linkLibraries(native), linkLibraries(native), linkLibraries(native)]);
    await linkLibraries(native);
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it.each(['../outside', '/etc/passwd', 'native/../../outside', 'elsewhere/x'])(
    'never lead out of the package to %s',
    (path) => {
      const inside = 'native/lib/libpq.so.5';
      expect(() => parseLinks(JSON.stringify([{ source: path, target: inside }]))).toThrow(
        'outside its package',
      );
      expect(() => parseLinks(JSON.stringify([{ source: inside, target: path }]))).toThrow(
        'outside its package',
      );
    },
  );
});
