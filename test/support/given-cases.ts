import { newId } from '#kernel';
import { DAY, YEAR } from './given-day.js';
import type { TestApi } from './test-api.js';

/** What a command answered: which member of its union, and what was asked of it. */
export interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

/** A thing with the version somebody looked at. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

const BALANCE_NAMES = ['loaded', 'available', 'committed', 'due', 'paid', 'recoverable', 'returned'] as const;
export type BalanceName = (typeof BALANCE_NAMES)[number];
export type Balances = Readonly<Record<BalanceName, string>>;

/** Whatever is asked beyond the members of a builder goes into the input as it stands. */
type Over = Readonly<Record<string, unknown>>;

const STARTS_ON = DAY.toString();
const ENDS_ON = DAY.add({ days: 80 }).toString();

/** The cases of community C01 (and of the chair of C03 with two hats), brought through the API by the demonstration's people. */
export class Cases {
  private lastYear = YEAR;

  private constructor(
    readonly api: TestApi,
    readonly authorityId: string,
    readonly communityId: string,
    readonly conflictedCommunityId: string,
    private readonly schools: Readonly<Record<string, string>>,
  ) {}

  static async open(api: TestApi): Promise<Cases> {
    const scopeOf = async (person: string, scope: string) => {
      const { me } = await api.ask<{ me: { roles: { scope: string; scopeId: string }[] } }>(
        person,
        '{ me { roles { scope scopeId } } }',
      );
      return me.roles.find((role) => role.scope === scope)!.scopeId;
    };
    const school = await scopeOf('senco', 'SCHOOL');
    const schools = {
      senco: school,
      head: school,
      'second-senco': await scopeOf('second-senco', 'SCHOOL'),
      'chair-conflicted': await scopeOf('chair-conflicted', 'SCHOOL'),
    };
    const [own, other] = [
      await scopeOf('chair', 'COMMUNITY'),
      await scopeOf('chair-conflicted', 'COMMUNITY'),
    ];
    return new Cases(api, await scopeOf('maker', 'AUTHORITY'), own, other, schools);
  }

  /** The school a person works for; the first one for anybody whom a test has appointed itself. */
  schoolOf(person: string): string {
    return this.schools[person] ?? this.schools.senco!;
  }

  /** Gives a command as a person. `fields` are those of its success; any refusal tells its code and message. */
  async give(person: string, command: string, input: Over, fields = ''): Promise<Outcome> {
    const query = commandText(command, fields);
    return (await this.api.ask<Record<string, Outcome>>(person, query, { input }))[command]!;
  }

  /** As `give`; a refusal ends the test. */
  async done(person: string, command: string, input: Over, fields = ''): Promise<Outcome> {
    const outcome = await this.give(person, command, input, fields);
    if (outcome.code !== undefined)
      throw new Error(`${person} was refused to ${command}: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** A child on SEN support, with an agreement to engage. */
  async child({ person = 'senco', ...over }: { person?: string } & Over = {}): Promise<
    Seen & { agreementId: string }
  > {
    const form = { ...childForm(this.schoolOf(person)), ...over };
    const { child } = await this.done(
      person,
      'registerChild',
      form,
      '... on ChildRegistered { child { id } }',
    );
    const agreement = agreementOf((child as Seen).id);
    const fields = '... on AgreementRecorded { agreementId child { id version } }';
    const recorded = await this.done(person, 'recordAgreement', agreement, fields);
    return { ...(recorded.child as Seen), agreementId: recorded.agreementId as string };
  }

  /** A draft: a project of £1,000.00 unless told otherwise. */
  async draft({
    person = 'senco',
    kind = 'PROJECT',
    ...over
  }: { person?: string; kind?: string } & Over = {}): Promise<Seen> {
    const input = {
      idempotencyKey: newId(),
      schoolId: this.schoolOf(person),
      kind,
      content: contentOf(over),
    };
    return requestIn(
      await this.done(person, 'draftRequest', input, '... on RequestDrafted { request { id version } }'),
    );
  }

  async submit({ id, version }: Seen, person = 'senco'): Promise<Seen> {
    const input = { requestId: id, expectedVersion: version };
    return requestIn(
      await this.done(person, 'submitRequest', input, '... on RequestSubmitted { request { id version } }'),
    );
  }

  /** A request that has been sent in: a project of £1,000.00 unless told otherwise. */
  async submitted(wanted: { person?: string; kind?: string } & Over = {}): Promise<Seen> {
    return this.submit(await this.draft(wanted), wanted.person);
  }

  /** Gives £1,000.00 unless told otherwise. */
  award({ id, version }: Seen, over: Over = {}, person = 'chair'): Promise<Outcome> {
    return this.give(person, 'awardRequest', { ...awardInput(id, version), ...over }, AWARDED);
  }

  /** An award of £1,000.00 that has been made, unless told otherwise. */
  async awarded(wanted: { person?: string; kind?: string } & Over = {}): Promise<Seen> {
    const amountPence = (wanted.amountAskedPence as string | undefined) ?? '100000';
    const given = await this.award(await this.submitted(wanted), { amountPence });
    if (given.awardId === undefined) throw new Error(`No award was made: ${JSON.stringify(given)}`);
    return { id: given.awardId as string, version: 1 };
  }

  /** A payment run with every instalment that is due by a day. */
  async prepared(payOn: string, person = 'maker'): Promise<Seen> {
    const input = { idempotencyKey: newId(), fundCode: 'HNB_COMMUNITY', payOn };
    const { runId } = await this.done(
      person,
      'preparePaymentRun',
      input,
      '... on PaymentRunPrepared { runId }',
    );
    return { id: runId as string, version: 1 };
  }

  release({ id, version }: Seen, person = 'checker'): Promise<Outcome> {
    return this.give(person, 'releasePaymentRun', {
      idempotencyKey: newId(),
      runId: id,
      expectedVersion: version,
    });
  }

  /** Ends an award early, on a last day that is counted. */
  end({ id, version }: Seen, lastDay: string, person = 'chair'): Promise<Outcome> {
    const input = {
      idempotencyKey: newId(),
      awardId: id,
      expectedVersion: version,
      lastDay,
      reason: 'The support has ended.',
    };
    return this.give(person, 'endAward', input, ENDED);
  }

  /** What a fund is said to give in the year, each time a fund of which nothing is recorded yet. */
  async newFunding(): Promise<Over> {
    const fundCode = `FUND-${newId()}`;
    await this.api.database.owner.query(
      `insert into funding.fund_source (authority_id, code, name, year_kind, valid, ring_fenced, s251_line, cost_centre)
       values ($1, $2, 'A fund', 'FINANCIAL', '[2020-04-01,)', false, '1.2.4', 'FUND')`,
      [this.authorityId, fundCode],
    );
    return figuresOf(fundCode, YEAR.label);
  }

  /** Entered and waiting to be confirmed: for communities in a year, or for a fund of its own. */
  async recordedFunding(financialYear?: string): Promise<Seen> {
    const input =
      financialYear === undefined ? await this.newFunding() : figuresOf('HNB_COMMUNITY', financialYear);
    const fields = '... on FundingRecorded { record { id version } }';
    const { record } = await this.done('maker', 'recordFunding', input, fields);
    return record as Seen;
  }

  /** What a budget of £50,000.00 is proposed with, each time for a year that has none yet. */
  newBudget(): Over {
    const [fundCode, financialYear] = ['HNB_COMMUNITY', this.anotherYear()];
    const money = { communityId: this.communityId, fundCode, financialYear, amountPence: '5000000' };
    return { idempotencyKey: newId(), ...money, note: 'The same as this year.' };
  }

  private anotherYear(): string {
    this.lastYear = this.lastYear.next();
    return this.lastYear.label;
  }

  /** A budget that waits to be approved, in a year whose money is confirmed. */
  async proposedBudget(person = 'maker'): Promise<Seen> {
    const proposal = this.newBudget();
    const { id: recordId, version: expectedVersion } = await this.recordedFunding(
      proposal.financialYear as string,
    );
    await this.done('checker', 'confirmFunding', { idempotencyKey: newId(), recordId, expectedVersion });
    const { budget } = await this.done(
      person,
      'proposeBudget',
      proposal,
      '... on BudgetProposed { budget { id version } }',
    );
    return budget as Seen;
  }

  /** An open budget in a year that is still open. */
  async openedYear(): Promise<{ budgetId: string; financialYear: string }> {
    const { id: budgetId, version: expectedVersion } = await this.proposedBudget();
    const financialYear = this.lastYear.label;
    await this.done('checker', 'approveBudget', { idempotencyKey: newId(), budgetId, expectedVersion });
    return { budgetId, financialYear };
  }

  /** A year that takes no new awards, with an open budget in it. */
  async softClosedYear(): Promise<string> {
    const { financialYear } = await this.openedYear();
    await this.done('maker', 'softCloseYear', { idempotencyKey: newId(), financialYear });
    return financialYear;
  }

  /** What a year end is proposed with. */
  async newYearEnd(): Promise<Over> {
    const financialYear = await this.softClosedYear();
    return { idempotencyKey: newId(), financialYear, fundCode: 'HNB_COMMUNITY', policy: 'RETURN' };
  }

  /** A year end that waits to be approved, with its year. */
  async proposedYearEnd(): Promise<Seen & { financialYear: string }> {
    const input = await this.newYearEnd();
    const fields = '... on YearEndProposed { yearEnd { id version } }';
    const { yearEnd } = await this.done('maker', 'proposeYearEnd', input, fields);
    return { ...(yearEnd as Seen), financialYear: input.financialYear as string };
  }

  /** A year in which nothing is left, ready to be closed. */
  async settledYear(): Promise<string> {
    const { id: yearEndId, version: expectedVersion, financialYear } = await this.proposedYearEnd();
    await this.done('checker', 'approveYearEnd', { idempotencyKey: newId(), yearEndId, expectedVersion });
    return financialYear;
  }

  /** What a deficit is proposed with. */
  async newDeficit(): Promise<Over> {
    const { budgetId } = await this.openedYear();
    return { idempotencyKey: newId(), budgetId, amountPence: '5000', reason: 'Paid outside the service.' };
  }

  async proposedDeficit(): Promise<Seen> {
    const fields = '... on DeficitProposed { deficit { id version } }';
    const { deficit } = await this.done('maker', 'recordDeficit', await this.newDeficit(), fields);
    return deficit as Seen;
  }

  /** Where the money of C01's budget is, in pence: now, or at a moment of the past. */
  async balances(asOf: string | null = null): Promise<Balances> {
    const names = BALANCE_NAMES;
    const query = `query ($communityId: ID!, $year: ShortText!, $asOf: DateTime) {
      communityBudget(communityId: $communityId, financialYear: $year, asOf: $asOf) {
        balances { ${names.map((name) => `${name} { pence }`).join(' ')} } } }`;
    const { communityBudget } = await this.api.ask<{
      communityBudget: { balances: Record<BalanceName, { pence: string }> };
    }>('chair', query, { communityId: this.communityId, year: YEAR.label, asOf });
    return Object.fromEntries(
      names.map((name) => [name, communityBudget.balances[name].pence]),
    ) as unknown as Balances;
  }
}

/** The operation that gives a command and tells which member of its union came of it. */
export function commandText(command: string, fields = ''): string {
  const type = `${command[0]!.toUpperCase()}${command.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${command}(input: $input) {
    __typename ... on UserError { code message } ${fields} } }`;
}

function figuresOf(fundCode: string, financialYear: string): Over {
  const amounts = { expectedPence: '9000000', confirmedPence: '6000000', underwrittenPence: '1000000' };
  return { idempotencyKey: newId(), fundCode, financialYear, ...amounts, note: 'The letter of award.' };
}

/** What a child on SEN support is registered with. */
export function childForm(schoolId: string): Over {
  return {
    idempotencyKey: newId(),
    schoolId,
    givenName: 'Demo',
    familyName: 'Child',
    dateOfBirth: DAY.subtract({ years: 8 }).toString(),
    enrolledFrom: DAY.subtract({ years: 1 }).toString(),
    sen: { provision: 'K', primaryNeed: 'SLCN' },
  };
}

/** The parents' agreement that the community may discuss their child. */
export function agreementOf(childId: string): Over {
  const given = { body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED', agreedOn: STARTS_ON };
  return { idempotencyKey: newId(), childId, ...given };
}

export function awardInput(requestId: string, expectedVersion: number): Over {
  const rationale = 'It is well thought out.';
  return { idempotencyKey: newId(), requestId, expectedVersion, amountPence: '100000', rationale };
}

export const AWARDED = `... on RequestAwarded {
  awardId dryRun outcome amount { pence } availableAfter { pence } committedAfter { pence }
  instalments { number label dueOn amount { pence } } }
  ... on BudgetInsufficient { availablePence askedPence shortfallPence }`;

const ENDED = `... on AwardEnded {
  daysEarned daysPlanned recoveryId earned { pence } stillToPay { pence } released { pence } toRecover { pence } }`;

/** What a school writes: £1,000.00 for the community to pay, after an Element 2 that is carried in full. */
export function contentOf({ amountAskedPence = '100000', ...over }: Over = {}): Over {
  const line = { category: 'STAFFING', description: 'An adult near by', quantity: '1', unit: 'ITEM' };
  return {
    purpose: 'STAFFING',
    title: 'Support in the mornings',
    summary: 'An adult near by, to begin the day.',
    desiredOutcome: 'The day begins without help.',
    startsOn: STARTS_ON,
    endsOn: ENDS_ON,
    amountAskedPence,
    reviewedCycles: 2,
    lines: [
      { ...line, unitCostPence: amountAskedPence, fundedFrom: 'COMMUNITY' },
      { ...line, unitCostPence: '600000', fundedFrom: 'ELEMENT_2' },
    ],
    ...over,
  };
}

function requestIn(outcome: Outcome): Seen {
  return outcome.request as Seen;
}
