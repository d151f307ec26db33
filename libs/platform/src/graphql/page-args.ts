import { ArgsType, Field, Int } from '@nestjs/graphql';

/** The arguments of every list. `first` is between 1 and 100 here: the operation guard has refused all else. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: 'How many rows to give, 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go on: the `endCursor` of the page before. Leave it out for the first page.',
  })
  after?: string;
}
