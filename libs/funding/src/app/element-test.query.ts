import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Fault, isOnOrBefore, pence, PENCE_LIMIT, type Pence, type PlainDate } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { testElements, type CostedLine, type ElementTest } from '../domain/element-2.js';
import { ELEMENT_2_THRESHOLD } from '../domain/parameter.js';
import { parameterValues } from './parameters.query.js';

export interface ElementTestQuestion {
  /** Both dates counted. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly lines: readonly CostedLine[];
}

/**
 * Works out, before a request is written, what the school carries itself and what lies above, by the threshold in force
 * on the first day. Stores nothing. For holders of `rules.read`.
 */
@Injectable()
export class ElementTestQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws BAD_USER_INPUT for a period that ends before it starts, a day without a threshold, or sums beyond counting. */
  async run(actor: Actor, { from, to, lines }: ElementTestQuestion): Promise<ElementTest> {
    if (!isOnOrBefore(from, to)) throw new Fault('BAD_USER_INPUT', 'The period ends before it starts.');
    const sum = lines.reduce((total, line) => total + line.total, 0n);
    if (sum > PENCE_LIMIT)
      throw new Fault('BAD_USER_INPUT', 'The lines add up to more than this service counts.');
    const annualThreshold = await this.unitOfWork.read(actor, (tx) =>
      thresholdOn(tx, actor.authorityId, from),
    );
    return testElements({ annualThreshold, from, to, lines });
  }
}

async function thresholdOn(tx: Tx, authorityId: string, on: PlainDate): Promise<Pence> {
  const threshold = (await parameterValues(tx, authorityId, on)).get(ELEMENT_2_THRESHOLD);
  if (threshold === undefined) {
    throw new Fault('BAD_USER_INPUT', `No Element 2 threshold is known for ${on.toString()}.`);
  }
  return pence(threshold.amount);
}
