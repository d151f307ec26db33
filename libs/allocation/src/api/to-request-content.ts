import { err, ok, type Result } from '#kernel';
import { InvalidInput } from '#platform';
import { parseQuantity } from '../domain/quantity.js';
import type { RequestContent } from '../domain/request-content.js';
import type { UncostedLine } from '../domain/provision-line.js';
import type { ProvisionLineInput, RequestContentInput } from './request.inputs.js';

/** What a school typed, as the domain knows it. Refuses a quantity that is not a number. */
export function toRequestContent(input: RequestContentInput): Result<RequestContent, InvalidInput> {
  const { amountAskedPence, element2Exception, lines, ...rest } = input;
  const read: UncostedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const outcome = toLine(line);
    if (!outcome.ok) return err(new InvalidInput('lines', `Line ${index + 1}: ${outcome.error}`));
    read.push(outcome.value);
  }
  return ok({
    ...rest,
    amountAsked: amountAskedPence,
    element2Exception: element2Exception ?? undefined,
    lines: read,
  });
}

function toLine({ quantity, unitCostPence, ...line }: ProvisionLineInput): Result<UncostedLine, string> {
  const hundredths = parseQuantity(quantity);
  return hundredths.ok
    ? ok({ ...line, quantityHundredths: hundredths.value, unitCost: unitCostPence })
    : hundredths;
}
