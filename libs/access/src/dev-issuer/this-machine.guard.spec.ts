import { describe, expect, it } from '@jest/globals';
import { ForbiddenException, type ExecutionContext } from '@nestjs/common';
import { ThisMachineGuard } from './this-machine.guard.js';

function letsThrough(remoteAddress: string | undefined, host = '127.0.0.1:4000'): boolean {
  const request = { headers: { host }, socket: { remoteAddress } };
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
  try {
    return new ThisMachineGuard().canActivate(context);
  } catch (refusal) {
    if (refusal instanceof ForbiddenException) return false;
    throw refusal;
  }
}

describe('the address a request comes from', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
    expect(letsThrough(address)).toBe(true);
  });

  it.each(['10.0.0.1', '128.0.0.1', '::ffff:192.168.1.5', 'fe80::1', '2001:db8::1', '0.0.0.0', undefined])(
    '%s is not',
    (address) => {
      expect(letsThrough(address)).toBe(false);
    },
  );

  it('does not help where another name was asked for', () => {
    expect(letsThrough('127.0.0.1', 'budget.example.org')).toBe(false);
    expect(letsThrough('127.0.0.1', '')).toBe(false);
  });
});
