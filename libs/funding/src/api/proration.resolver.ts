import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { PriceProvision } from '../app/price-provision.query.js';
import { SplitAcademicYear } from '../app/split-academic-year.query.js';
import {
  AcademicYearSplitType,
  PriceProvisionInput,
  ProvisionPriceType,
  SplitAcademicYearInput,
  toAcademicYearSplit,
  toProvisionPrice,
} from './proration.types.js';

@Resolver()
export class ProrationResolver {
  constructor(
    private readonly price: PriceProvision,
    private readonly split: SplitAcademicYear,
  ) {}

  @Query(() => ProvisionPriceType, {
    nullable: true,
    description:
      "Prices a pupil's provision over any dates, by an annual amount or by bands, under what is in force on each day. " +
      'Nothing is stored. Empty where the school or a band named is not there.',
  })
  @Allow('rules.read')
  async priceProvision(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The provision.' }) input: PriceProvisionInput,
  ): Promise<ProvisionPriceType | null> {
    const { annualPence: annual, paidPence: paid, bands, ...asked } = input;
    const steps = bands?.map(({ amountPence: amount, ...step }) => ({ amount, ...step }));
    const price = await this.price.run(actor, { ...asked, annual, paid, bands: steps });
    return price && toProvisionPrice(price);
  }

  @Query(() => AcademicYearSplitType, {
    description:
      'Charges an amount for an academic year to the two financial years it lies in. Nothing is stored.',
  })
  @Allow('rules.read')
  splitAcademicYear(
    @Args('input', { description: 'The amount and the year.' })
    { amountPence: amount, ...asked }: SplitAcademicYearInput,
  ): AcademicYearSplitType {
    return toAcademicYearSplit(this.split.run({ amount, ...asked }));
  }
}
