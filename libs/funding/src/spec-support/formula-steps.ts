import type { Actor } from '#access';
import { newId } from '#kernel';
import { FundingApi } from './funding-api.js';
import { COUNTED_ON, GivenFormula, MEMBERS_ON } from './given-formula.js';

export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What a command answered: the fields of its success or of its refusal. */
export type Answered = Record<string, unknown> & {
  readonly __typename: string;
  readonly formulaVersion: Versioned;
  readonly run: Versioned;
};

const factor = (code: string, measure: string, weight: number) => ({
  ...{ code, name: `By ${code}`, measure, weight },
});

export const FACTORS = [
  factor('PUPILS', 'PUPILS', 40),
  factor('FSM6', 'FSM_EVER6', 20),
  factor('IDACI', 'IDACI', 30),
  factor('SEN_SUPPORT', 'SEN_SUPPORT', 10),
] as const;

/** What a formula says, unless told otherwise. */
export const formula = (over: object = {}) => ({
  ...{ countedOn: COUNTED_ON, membersOn: MEMBERS_ON, factors: FACTORS },
  ...over,
});

/** A formula with its name and its time, in force for all of 2026-27 unless told otherwise. */
export const named = (over: object = {}) => ({
  ...{ idempotencyKey: newId(), code: `F-${newId().slice(-12).toUpperCase()}`, name: 'A formula' },
  ...{ fundCode: 'HNB_COMMUNITY', financialYear: '2026-27', formula: formula() },
  ...over,
});

const VERSION = 'id number state version availableActions';
const RUN = 'id state version inputsSha256 total { pence } pots { factorCode pot { pence } counted }';
const BUDGETS = 'budgets total { pence }';

const REFUSED = '__typename ... on UserError { code message }';
const FIELD = '... on InvalidInput { field }';
const MISSING = '... on FiguresMissing { count figures { urn communityCode measure } }';
const TAKEN = '... on CommunitiesHaveBudgets { communityCodes }';

/** What a refused run or simulation tells, for asking after it. */
export const NOT_SHARED = `${REFUSED} ${FIELD} ${MISSING}`;

/** Three communities with schools and figures, and the steps of a formula as officers take them through the API. */
export class FormulaSteps {
  private constructor(
    readonly api: FundingApi,
    readonly maker: Actor,
    readonly checker: Actor,
    /** Of the second community, C02. */
    readonly chair: Actor,
  ) {}

  static async open(): Promise<FormulaSteps> {
    const api = await FundingApi.open(3);
    const given = new GivenFormula(api.database, api.given);
    await given.aSchool(0, { pupils: 4_000, fsmEver6: 1_012, senSupport: 600, idaci: 655_500_000 });
    await given.aSchool(0, { pupils: 210, fsmEver6: 0, senSupport: 4, idaci: 0 });
    await given.aSchool(1, { pupils: 2_987, fsmEver6: 1_421, senSupport: 571, idaci: 988_000_000 });
    await given.aSchool(2, { pupils: 5_633, fsmEver6: 702, senSupport: 689, idaci: 214_250_001 });
    return new FormulaSteps(
      api,
      await api.given.anOfficer('LA_FINANCE_MAKER'),
      await api.given.anOfficer('LA_FINANCE_CHECKER'),
      await api.given.aMemberOf(api.given.community(1), 'COMMUNITY_CHAIR'),
    );
  }

  close(): Promise<void> {
    return this.api.close();
  }

  async give(person: Actor, command: string, input: object, fields: string): Promise<Answered> {
    const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${command}(input: $input) { ${REFUSED} ${fields} } }`;
    const { data, errors } = await this.api.ask<Record<string, Answered>>(person, query, { input });
    const answer = errors === undefined ? data[command] : undefined;
    if (answer === undefined) throw new Error(JSON.stringify(errors));
    return answer;
  }

  create(over: object = {}, person = this.maker): Promise<Answered> {
    const fields = `${FIELD} ... on FormulaVersionCreated { formulaVersion { ${VERSION} } }`;
    return this.give(person, 'createFormulaVersion', named(over), fields);
  }

  revise({ id: versionId, version: expectedVersion }: Versioned, over: object = {}): Promise<Answered> {
    const { name, fundCode, financialYear, formula: content } = { ...named(), ...over };
    const input = { idempotencyKey: newId(), name, fundCode, financialYear, formula: content };
    const fields = `${FIELD} ... on FormulaVersionRevised { formulaVersion { ${VERSION} } }`;
    return this.give(this.maker, 'reviseFormulaVersion', { ...input, versionId, expectedVersion }, fields);
  }

  share({ id: versionId, version: expectedVersion }: Versioned, totalPence: string, person = this.maker) {
    const input = { idempotencyKey: newId(), versionId, expectedVersion, totalPence };
    return this.give(
      person,
      'runFormula',
      input,
      `${FIELD} ${MISSING} ... on FormulaRunProposed { run { ${RUN} } }`,
    );
  }

  approveVersion(person: Actor, { id: versionId, version: expectedVersion }: Versioned): Promise<Answered> {
    const input = { idempotencyKey: newId(), versionId, expectedVersion };
    const fields = `${FIELD} ... on FormulaVersionApproved { formulaVersion { ${VERSION} } }`;
    return this.give(person, 'approveFormulaVersion', input, fields);
  }

  approveRun(person: Actor, { id: runId, version: expectedVersion }: Versioned): Promise<Answered> {
    const input = { idempotencyKey: newId(), runId, expectedVersion };
    return this.give(person, 'approveFormulaRun', input, `... on FormulaRunApproved { run { ${RUN} } }`);
  }

  propose(runId: string): Promise<Answered> {
    const input = { idempotencyKey: newId(), runId, note: 'The formula' };
    return this.give(
      this.maker,
      'openBudgetsFromRun',
      input,
      `${TAKEN} ... on RunBudgetsProposed { ${BUDGETS} }`,
    );
  }

  openAll(person: Actor, runId: string, expectedBudgets: number): Promise<Answered> {
    const input = { idempotencyKey: newId(), runId, expectedBudgets };
    return this.give(
      person,
      'approveBudgetsFromRun',
      input,
      `${FIELD} ... on RunBudgetsApproved { ${BUDGETS} }`,
    );
  }

  /** A version in force, as it was when it was approved, and its approved run. */
  async anApprovedRun(
    totalPence: string,
    over: object = {},
  ): Promise<{ version: Versioned; run: Versioned }> {
    const { formulaVersion: draft } = await this.create(over);
    const { run } = await this.share(draft, totalPence);
    const approved = await this.approveVersion(this.checker, simulated(draft));
    const decided = await this.approveRun(this.checker, run);
    if (decided.__typename !== 'FormulaRunApproved') throw new Error(JSON.stringify([approved, decided]));
    return { version: approved.formulaVersion, run: decided.run };
  }

  async rows(table: string): Promise<number> {
    const query = `select count(*)::int as rows from ${table}`;
    const [counted] = await this.api.database.auditor.query<{ rows: number }[]>(query);
    return counted?.rows ?? 0;
  }
}

/** A draft as it is after its first run. */
export function simulated(draft: Versioned): Versioned {
  return { ...draft, version: draft.version + 1 };
}
