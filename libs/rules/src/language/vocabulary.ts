import type { Pence, PlainDate } from '#kernel';

/** A fact or parameter whose values need no list: true or false, a whole number, an amount of money, a day. */
export interface PlainDeclaration {
  readonly type: 'boolean' | 'integer' | 'pence' | 'date';
  /** Plain words that stand before the value in a sentence: "amount asked" reads "amount asked £1,200.00 is …". */
  readonly description: string;
}

/** A fact or parameter that is one code (`code`) or any number of codes (`codes`) out of a closed list. */
export interface CodeDeclaration {
  readonly type: 'code' | 'codes';
  readonly description: string;
  /** Every code that may occur, with the plain words shown for it. */
  readonly codes: Readonly<Record<string, string>>;
}

export type Declaration = PlainDeclaration | CodeDeclaration;

export type Declarations = Readonly<Record<string, Declaration>>;

/**
 * Everything the rules of one room may look at, declared by that room as data. Facts describe the case decided;
 * parameters are thresholds, caps and rates with a value for the day. The two share one set of names, so that a
 * reason can name either. What a name means never changes under the same `code`: stored decisions refer to it.
 */
export interface FactVocabulary {
  readonly code: string;
  readonly facts: Declarations;
  readonly parameters: Declarations;
}

/** What a room hands over for a declaration: money as `Pence`, days as `PlainDate`, codes out of the list. */
export type GivenValue<D extends Declaration> = D extends CodeDeclaration
  ? D['type'] extends 'codes'
    ? readonly CodeOf<D>[]
    : CodeOf<D>
  : GivenPlainValues[Extract<D, PlainDeclaration>['type']];

/**
 * The facts or parameters of a vocabulary as a TypeScript type: `GivenValues<typeof VOCABULARY.facts>`, where
 * VOCABULARY is written `as const satisfies FactVocabulary`, makes the compiler refuse a forgotten or mistyped fact.
 */
export type GivenValues<Ds extends Declarations> = { readonly [Name in keyof Ds]: GivenValue<Ds[Name]> };

interface GivenPlainValues {
  boolean: boolean;
  integer: number;
  pence: Pence;
  date: PlainDate;
}

type CodeOf<D extends CodeDeclaration> = keyof D['codes'] & string;
