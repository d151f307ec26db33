export const SCHOOL_STATUSES = ['OPEN', 'CLOSED', 'PROPOSED_TO_CLOSE', 'PROPOSED_TO_OPEN'] as const;

export type SchoolStatus = (typeof SCHOOL_STATUSES)[number];

/** EstablishmentStatus of the DfE's register. */
const BY_CODE: Readonly<Record<string, SchoolStatus>> = {
  '1': 'OPEN',
  '2': 'CLOSED',
  '3': 'PROPOSED_TO_CLOSE',
  '4': 'PROPOSED_TO_OPEN',
};

/** The status with a code of the register, or undefined where the code is unknown. */
export function schoolStatus(code: string): SchoolStatus | undefined {
  return BY_CODE[code];
}

/** A school that is proposed to close teaches until it does. */
export function isOpen(status: SchoolStatus): boolean {
  return status === 'OPEN' || status === 'PROPOSED_TO_CLOSE';
}
