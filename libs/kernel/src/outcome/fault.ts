/** The closed list of codes a client of the API can meet. A new code is a change of the public contract. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/**
 * A request that cannot be served. The message is shown to the user as it stands, so it is plain English and
 * holds neither personal data nor anything of the machinery; what operators need goes into `cause`, which
 * never leaves.
 */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
