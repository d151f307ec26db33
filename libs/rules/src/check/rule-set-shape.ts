import { checkText, parsePence, parsePlainDate } from '#kernel';
import { COMPARISON_NAMES, EFFECTS, HIT_POLICIES } from '../language/rule-set.js';
import { leaf, listOf, oneFormOf, oneWordOf, record, type Parts, type Shape } from './shapes.js';

const CODE = /^[A-Za-z][A-Za-z0-9._-]{0,59}$/;

const code = leaf(
  'a code of at most 60 letters, digits, dots, dashes or underscores, beginning with a letter',
  (value) => typeof value === 'string' && CODE.test(value),
);
const date = leaf('a date such as 2026-09-01', (value) => parsePlainDate(value).ok);
const amount = leaf(
  'an amount in pence, written in digits between quotation marks such as "200000"',
  (value) => typeof value === 'string' && parsePence(value).ok,
);
const whole = leaf('a whole number', Number.isSafeInteger);
const word = leaf('text', (value) => typeof value === 'string');
const anything: Shape = () => [];
const yesOrNo = leaf('true or false', (value) => typeof value === 'boolean');
const justTrue = leaf('true', (value) => value === true);

function textUpTo(max: number): Shape {
  return leaf(
    `text of 1 to ${max} characters, without control characters`,
    (value) => typeof value === 'string' && value.trim() !== '' && checkText(value, { max }).ok,
  );
}

const REFERENCES: readonly Parts[] = [{ fact: word }, { parameter: word }];

const operand = oneFormOf([
  ...REFERENCES,
  { boolean: yesOrNo },
  { integer: whole },
  { pence: amount },
  { date },
  { code: word },
  { codes: listOf(word) },
]);

/** Conditions and amounts contain themselves, so they are looked up when used rather than when defined. */
const part: Shape = (value, path, depth) => partialCondition(value, path, depth);
const formula: Shape = (value, path, depth) => amountFormula(value, path, depth);

const PARTIAL_CONDITIONS: readonly Parts[] = [
  { all: listOf(part) },
  { any: listOf(part) },
  { not: part },
  { left: operand, is: oneWordOf(COMPARISON_NAMES), right: operand },
];
const partialCondition = oneFormOf(PARTIAL_CONDITIONS);

const amountFormula = oneFormOf([
  ...REFERENCES,
  { pence: amount },
  { min: listOf(formula) },
  { max: listOf(formula) },
  { add: listOf(formula) },
  { subtract: formula, from: formula },
  { multiply: formula, byBasisPoints: operand },
]);

const RULE: Parts = {
  code,
  title: textUpTo(200),
  when: oneFormOf([{ always: justTrue }, ...PARTIAL_CONDITIONS]),
  effect: oneWordOf(EFFECTS),
  reason: textUpTo(1000),
  guidance: textUpTo(1000),
};
const rule = record(RULE);
const capRule = record({ ...RULE, amount: amountFormula });

/** A rule as data: a CAP has an amount, and no other effect has one. */
export const ruleShape: Shape = (value, path, depth) =>
  ((value as { effect?: unknown } | null)?.effect === 'CAP' ? capRule : rule)(value, path, depth);

/** A rule set as data, its rules left to `ruleShape`, so that a fault in one can be told by its name. */
export const ruleSetShape = record({
  code,
  version: leaf(
    'a whole number, 1 or more',
    (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  ),
  title: textUpTo(200),
  effectiveFrom: date,
  vocabulary: code,
  hitPolicy: oneWordOf(HIT_POLICIES),
  rules: listOf(anything),
});
