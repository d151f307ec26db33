import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ElementTestQuery } from '../app/element-test.query.js';
import { ElementTestInput, ElementTestType, toElementTestType } from './element-test.types.js';

@Resolver(() => ElementTestType)
export class ElementTestResolver {
  constructor(private readonly query: ElementTestQuery) {}

  @Query(() => ElementTestType, {
    description:
      "Works out, before you write a request, what the school's own Element 2 must carry for one pupil and what lies " +
      'above it. Nothing is stored.',
  })
  @Allow('rules.read')
  async elementTest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The provision planned.' }) { from, to, lines }: ElementTestInput,
  ): Promise<ElementTestType> {
    const costed = lines.map(({ totalPence, fundedFrom }) => ({ total: totalPence, fundedFrom }));
    return toElementTestType(await this.query.run(actor, { from, to, lines: costed }));
  }
}
