import { err, orThrow, parsePence, type Pence, type Result } from '#kernel';
import { checkedScalar } from './checked-scalar.js';

/** `Pence` in the API. Text on the way out, since JSON clients read numbers as doubles. */
export const PenceScalar = checkedScalar<Pence>({
  name: 'Pence',
  description:
    'An amount of money in whole pence sterling, written as text: "120050" is £1,200.50. In an answer it may be ' +
    'negative, such as a change in a balance. As input it is never negative, and a whole number is accepted too.',
  read: readAmount,
  write: (given) => orThrow(parsePence(given)).toString(),
});

/** No command takes an amount below zero: what goes the other way is another command. */
function readAmount(sent: unknown): Result<Pence, string> {
  const amount = parsePence(sent);
  if (amount.ok && amount.value < 0n) return err('An amount of money cannot be negative.');
  return amount;
}
