import type { Brand } from '../brand.js';
import { err, ok, type Result } from '../outcome/result.js';
import { normalForm } from './normal-form.js';

/** The DfE number of a school: local authority and establishment, always written "886/1234". */
export type Laestab = Brand<string, 'Laestab'>;

const LAESTAB = /^([0-9]{3})\/?([0-9]{4})$/;

/** Reads "886/1234", "8861234" or the number 8861234. */
export function parseLaestab(value: string | number): Result<Laestab, string> {
  const [, authority, establishment] = LAESTAB.exec(normalForm(String(value)) ?? '') ?? [];
  if (authority === undefined || establishment === undefined) {
    return err(
      'A DfE number has three digits for the authority and four for the school, for example 886/1234.',
    );
  }
  return ok(`${authority}/${establishment}` as Laestab);
}
