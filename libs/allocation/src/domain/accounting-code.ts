/** Whether the money goes with a child who leaves, or stays with the work it was given for. */
export type Portability = 'PUPIL_BOUND' | 'NOT_PORTABLE';

/** Individual awards follow the child; money for a group or a project does not. */
export function portabilityOf(kind: string): Portability {
  return kind === 'INDIVIDUAL' ? 'PUPIL_BOUND' : 'NOT_PORTABLE';
}

/**
 * The Consistent Financial Reporting code a school books the income under: I03 for top-up that follows a pupil, I01
 * for other high needs money given to the school.
 */
export function accountingCodeOf(portability: Portability): string {
  return portability === 'PUPIL_BOUND' ? 'I03' : 'I01';
}
