import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { FAULT_CODES, isId } from '#kernel';
import { startToyServer, type ToyServer } from './spec-support/toy-server.js';

let server: ToyServer;
beforeAll(async () => {
  server = await startToyServer({ production: true });
});
afterAll(() => server.stop());

const fail = (how: string) => server.ask('query ($how: String!) { fail(how: $how) }', { how });
const grant = 'mutation ($input: GrantInput!) { grant(input: $input) { __typename } }';
const input = { amount: '1', from: '2026-09-01', reason: 'Because' };

/** Words of the machinery that no answer may hold. */
const LEAKS =
  /s3cret|postgres:|db\.internal|10\.0\.0\.7|5432|select |node_modules|\.ts\b|\s{4}at |Ann Example|statement|stacktrace/i;

describe('a fault of ours', () => {
  it.each(['unknown', 'graphql', 'nothing', 'text', 'badData'])(
    '(%s) is hidden behind a reference that the log has',
    async (how) => {
      const { errors, text } = await fail(how);
      const { errorId } = errors[0]?.extensions ?? {};
      expect(isId(errorId)).toBe(true);
      expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', errorId });
      expect(errors[0]?.message).toBe(
        `Something went wrong on our side. Quote reference ${String(errorId)}.`,
      );
      expect(text).not.toMatch(LEAKS);
      expect(server.log.at(-1)).toMatchObject({
        errorId,
        code: 'INTERNAL',
        err: { stack: expect.any(String) },
      });
    },
  );

  it('is logged with what was really wrong', async () => {
    await fail('unknown');
    expect(server.log.at(-1)?.err.message).toMatch(/^connect failed: postgres:/);
  });

  it.each(['poolTimeout', 'statementTimeout', 'refused'])(
    '(%s) that will pass asks to try again',
    async (how) => {
      const { errors, text } = await fail(how);
      expect(errors[0]?.extensions.code).toBe('UNAVAILABLE');
      expect(errors[0]?.message).toMatch(/try again/);
      expect(text).not.toMatch(LEAKS);
      expect(server.log.at(-1)?.errorId).toBe(errors[0]?.extensions.errorId);
    },
  );

  it('at fifty rows is logged once and reported at most five times, under one reference', async () => {
    const before = server.log.length;
    const { errors } = await server.ask('{ brokenRows { value } }');
    expect(errors).toHaveLength(5);
    expect(new Set(errors.map(({ extensions }) => extensions.errorId)).size).toBe(1);
    expect(server.log).toHaveLength(before + 1);
  });
});

describe('a refusal', () => {
  it.each([
    ['fault', 'NOT_FOUND', 'There is no such request.'],
    ['signedOut', 'UNAUTHENTICATED', 'Please sign in first.'],
    ['forbidden', 'FORBIDDEN', 'Your role does not allow this.'],
    ['invalid', 'BAD_USER_INPUT', 'name is too short. age is missing'],
  ])('(%s) keeps its code and plain words, and is not logged', async (how, code, message) => {
    const before = server.log.length;
    const { errors } = await fail(how);
    expect(errors).toEqual([expect.objectContaining({ message, path: ['fail'], extensions: { code } })]);
    expect(server.log).toHaveLength(before);
  });
});

describe('a malformed request', () => {
  it.each([
    ['does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
    ['asks for an unknown field', '{ pense }', 'GRAPHQL_VALIDATION_FAILED'],
    ['asks about the schema', getIntrospectionQuery(), 'GRAPHQL_VALIDATION_FAILED'],
    ['is empty', '', 'BAD_REQUEST'],
    [
      'does not say which operation',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('(%s) is bad input with the finer reason of Apollo', async (_name, query, reason) => {
    const before = server.log.length;
    const { status, errors } = await server.ask(query);
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
    expect(server.log).toHaveLength(before);
  });

  it('names the place and the reason, and does not repeat the value', async () => {
    const wrong = {
      ...input,
      amount: '1.5',
      from: '2026-02-30',
      reason: 'Ann\u0000Example',
      reference: 'A'.repeat(9_999),
    };
    const { status, errors } = await server.ask(grant, { input: wrong });
    expect(status).toBe(400);
    expect(errors.map(({ message }) => message)).toEqual([
      'input.amount: An amount of money must be a whole number of pence, for example 120050 for £1,200.50.',
      'input.from: There is no such day in the calendar.',
      'input.reason: This text holds a hidden control character. Please type it again.',
      'input.reference: This text is too long: at most 200 characters, please.',
    ]);
  });

  it('names a variable that is missing', async () => {
    const { errors } = await server.ask(grant);
    expect(errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(/"\$input"/),
    });
  });

  it.each([
    ['an id', '{ school(id: "1") { name } }', 'This is not an id of this service.'],
    ['an amount', '{ pence(amount: -5) }', 'An amount of money cannot be negative.'],
    ['an amount beyond all numbers', '{ pence(amount: 1e309) }', undefined],
    ['a date', '{ date(on: "9999-12-31") }', 'The year of a date must lie between 1990 and 2100.'],
    ['a lone surrogate', String.raw`{ text(text: "a\uD800") }`, undefined],
  ])('with %s written into the document is refused as well', async (_name, query, message) => {
    const { status, errors } = await server.ask(query);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    if (message !== undefined) expect(errors[0]?.message).toBe(message);
  });

  it('is not told the names it may have meant', async () => {
    const { text } = await server.ask('mutation ($i: GrantInput!) { grant(input: $i) { __typename } }', {
      i: { amonut: 1 },
    });
    const { text: field } = await server.ask('{ schols { __typename } }');
    expect(text).toMatch(/amonut/);
    expect(text + field).not.toMatch(/Did you mean|"schools"/);
  });

  it('gets a short answer, however long it was', async () => {
    const { text } = await server.ask(`{ ${'x'.repeat(100_000)} }`);
    expect(text.length).toBeLessThan(1_000);
  });

  it('with thousands of mistakes gets at most five reports', async () => {
    const many = await server.ask(`{ ${Array.from({ length: 500 }, (_, index) => `x${index}`).join(' ')} }`);
    expect(many.errors).toHaveLength(5);
    const items = Object.fromEntries(Array.from({ length: 1_990 }, (_, index) => [`x${index}`, 1]));
    expect((await server.ask(grant, { input: items })).errors).toHaveLength(5);
  });
});

describe('every error', () => {
  it('has a code of the closed list', async () => {
    const asked = ['fault', 'unknown', 'refused', 'forbidden', 'invalid'].map(fail);
    const answers = await Promise.all([...asked, server.ask('{'), server.ask(grant, { input: [] })]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(codes.length).toBeGreaterThanOrEqual(answers.length);
    for (const code of codes) expect(FAULT_CODES).toContain(code);
  });
});
