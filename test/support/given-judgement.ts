import type { Answer } from './test-api.js';

/** What no answer may tell: how the service is built, where it runs, and what it says to its database. */
const INNER =
  /node_modules|\/(work|tmp|home|usr|dist|libs)\/|\.(ts|js):\d|\bat \S+ \(|127\.0\.0\.1|localhost|postgres|sqlstate|\b(select|insert|update|delete) (\*|into|from|set)\b|\b(relation|constraint|column) "|TypeError|RangeError|Cannot read|undefined|\[object|ECONN|password/i;

const LONGEST_MESSAGE = 320;

/** How an operation was answered: done, or refused in plain words. Anything else is told as what is wrong with it. */
export type Judgement = 'done' | 'refused' | `wrong: ${string}`;

/** Judges an answer to one root operation. A refusal is a member of the union with a code, or BAD_USER_INPUT. */
export function judge(answer: Answer, operation: string): Judgement {
  const { status, data, errors, body } = answer;
  if (INNER.test(body)) return `wrong: it tells too much: ${body.slice(0, 500)}`;
  if (status >= 500) return `wrong: status ${status}: ${body.slice(0, 300)}`;
  if (errors.length > 0) {
    const odd = errors.find(
      ({ extensions, message }) => extensions.code !== 'BAD_USER_INPUT' || !isPlain(message),
    );
    return odd === undefined ? 'refused' : `wrong: ${odd.extensions.code}: ${odd.message}`;
  }
  const outcome = data[operation] as { code?: string; message?: string } | null;
  if (outcome?.code === undefined || outcome.message === undefined) return 'done';
  return isPlain(outcome.message) ? 'refused' : `wrong: not plain: ${outcome.message}`;
}

/** Some words on one line, not too many, even where they repeat what was sent. */
function isPlain(message: string): boolean {
  return /^\S+ .*\S$/u.test(message) && [...message].length <= LONGEST_MESSAGE;
}
