import type { Cases } from './given-cases.js';

export interface Part {
  readonly label: string;
  readonly dueOn: string;
  readonly state: string;
  readonly amount: { readonly pence: string };
}

/** An award as the chair sees it, with its instalments. */
export interface SeenAward {
  readonly state: string;
  readonly version: number;
  readonly instalments: readonly Part[];
}

export async function seenAward({ api }: Cases, id: string): Promise<SeenAward> {
  const query = `query ($id: ID!) { award(id: $id) { state version instalments { label dueOn state amount { pence } } } }`;
  return (await api.ask<{ award: SeenAward }>('chair', query, { id })).award;
}

export async function oneChild(cases: Cases): Promise<string[]> {
  return [(await cases.child()).id];
}
