import { describe, expect, it } from '@jest/globals';
import { delimiter } from 'node:path';
import { environmentOf, isInstalled } from './install.mjs';

const WANTED = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/pg': { version: '8.23.1' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  },
};

describe('the packages', () => {
  it('are installed when each has the version of the lock file', () => {
    expect(isInstalled(WANTED, { packages: { 'node_modules/pg': { version: '8.23.1' } } })).toBe(true);
  });

  it('are not installed when there is no list of them: none was made, or it was interrupted', () => {
    expect(isInstalled(WANTED, undefined)).toBe(false);
  });

  it.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/pg': { version: '8.22.0' } }],
    [
      'an optional one has another version',
      { 'node_modules/pg': { version: '8.23.1' }, 'node_modules/for-another-platform': { version: '0.9.0' } },
    ],
  ])('are not installed when %s', (_case, packages) => {
    expect(isInstalled(WANTED, { packages })).toBe(false);
  });
});

describe('the environment of npm', () => {
  it('leaves out the Node that npm is about to replace, and nothing else', () => {
    const own = '/project/node_modules/.bin';
    const PATH = [own, '/other/node_modules/.bin', '/usr/bin'].join(delimiter);
    expect(environmentOf('/project', { PATH, HOME: '/home/chair' })).toEqual({
      PATH: ['/other/node_modules/.bin', '/usr/bin'].join(delimiter),
      HOME: '/home/chair',
    });
  });
});
