/** How large an amount is, whichever way it goes. */
export function magnitudeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
