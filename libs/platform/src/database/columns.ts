import { pence, type Pence } from '#kernel';
import type { ValueTransformer } from 'typeorm';

/** Money columns travel as text between PostgreSQL and bigint: no number in between that could round. */
export const penceColumn: ValueTransformer = {
  to: (value: Pence | null | undefined): string | null | undefined =>
    value == null ? value : value.toString(),
  from: (value: string | null): Pence | null => (value === null ? null : pence(value)),
};
