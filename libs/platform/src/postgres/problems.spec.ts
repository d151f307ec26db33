import { describe, expect, it } from '@jest/globals';
import { asLauncherProblem, LauncherProblem } from './problems.js';

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: something`), { code, path: '/srv/data/pg' });
}

describe('a problem of the launcher', () => {
  it('is one line, whatever it quotes', () => {
    expect(new LauncherProblem('start-failed', 'It said: one\n  two\n').message).toBe('It said: one two');
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'permission-denied'],
    ['EPERM', 'permission-denied'],
    ['EROFS', 'permission-denied'],
  ])('explains the system error %s as %s and names the place', (systemCode, code) => {
    const problem = asLauncherProblem(systemError(systemCode)) as LauncherProblem;
    expect(problem.code).toBe(code);
    expect(problem.message).toContain('/srv/data/pg');
  });

  it('leaves alone what a person at the keyboard cannot mend', () => {
    const fault = new TypeError('a fault of ours');
    expect(asLauncherProblem(fault)).toBe(fault);
    expect(asLauncherProblem(systemError('EMFILE'))).toMatchObject({ code: 'EMFILE' });
  });
});
