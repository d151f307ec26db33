import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Permission } from '../domain/permissions.js';

/**
 * Who may use a root field or an HTTP route: those who hold a permission, everybody who is signed in, or everybody.
 * Each of them is a decision somebody wrote down; there is no default.
 */
export type Policy = Permission | 'signed-in' | 'public';

export const POLICY = 'access:policy';

/** Declares the policy of a root field or route. Without it the field is closed to everybody. */
export function Allow(policy: Policy): CustomDecorator {
  return SetMetadata(POLICY, policy);
}
