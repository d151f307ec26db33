import { describe, expect, it } from '@jest/globals';
import { machineBinaries, OLDEST_MAJOR, packagedBinaries, parseServerVersion } from './server-binaries.js';

describe('the version of a server', () => {
  it.each([
    ['postgres (PostgreSQL) 18.4', { major: 18, version: '18.4' }],
    ['postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)', { major: 15, version: '15.18' }],
    ['postgres (PostgreSQL) 19beta2', { major: 19, version: '19' }],
  ])('is read out of: %s', (line, expected) => {
    expect(parseServerVersion(line)).toEqual(expected);
  });

  it('is not guessed from something else', () => {
    expect(parseServerVersion('error while loading shared libraries: libicuuc.so.60')).toBeUndefined();
  });
});

describe('the servers of this machine', () => {
  it('are all new enough and stand newest first', async () => {
    const majors = (await machineBinaries()).map(({ major }) => major);
    expect(majors).toEqual([...majors].sort((left, right) => right - left));
    expect(majors.every((major) => major >= OLDEST_MAJOR)).toBe(true);
  });

  it('do not include the packaged one, which stands apart', async () => {
    const packaged = await packagedBinaries();
    expect(packaged.every(({ origin, major }) => origin === 'package' && major >= OLDEST_MAJOR)).toBe(true);
  });
});
