/** What every command says of its idempotency key. */
export const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';
