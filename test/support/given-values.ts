import { isEnumType } from 'graphql';
import { newId } from '#kernel';
import type { Place } from './given-operations.js';

/** A number as it stands in the body: one that JSON.stringify would write as null, or round. */
const written = (digits: string): unknown =>
  (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(digits);

const TEXTS = ['', '  ', 'NUL \u0000', 'escape \u001b[31m', 'half a character \ud83d', 7, ['text']];

/** By type: values that no field of that type takes, whatever it means. */
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  ID: ['', 'x', "' or 1=1 --", '\u0000', newId().toUpperCase(), 7, [newId(), newId()]],
  Int: [2_147_483_648, -2_147_483_649, 1.5, '1', written('1e309')],
  Boolean: ['yes', 1],
  Pence: [
    '-1',
    -1,
    0.5,
    '1.5',
    '1e3',
    '£5',
    '',
    '1000000000000001',
    written('9007199254740993'),
    written('1e309'),
    true,
  ],
  Date: [
    '9999-12-31',
    '2026-02-30',
    '2026-13-01',
    '1989-12-31',
    'infinity',
    '01/09/2026',
    '2026-09-01T00:00:00Z',
    20260901,
    '',
  ],
  DateTime: ['9999-12-31T00:00:00Z', '2026-02-30T00:00:00Z', '2026-09-01', 'now', 0],
  ShortText: [...TEXTS, 'two\nlines', 'x'.repeat(201)],
  LongText: [...TEXTS, 'x'.repeat(5_001)],
  String: ['', '\u0000', 'half a character \ud83d', 'x'.repeat(5_000), 7],
};
const HOSTILE_KEYS = ['short12', 'k'.repeat(101), 'é'.repeat(7)];

/** By type: values that fit, and that hardly anybody means. */
const STRANGE: Readonly<Record<string, readonly unknown[]>> = {
  ID: [newId()],
  Int: [0, -1, 2_147_483_647, -2_147_483_648],
  Pence: ['0', '1', '1000000000000000'],
  Date: ['1990-01-01', '2100-12-31', '2028-02-29'],
  DateTime: ['1990-01-01T00:00:00Z', '2100-12-31T23:59:59.999999999Z'],
  ShortText: [
    '😀'.repeat(200),
    '%',
    "'; drop table access.person; --",
    '\u202Eright to left',
    '${jndi:ldap}',
    '\\u0000',
  ],
  LongText: ['😀'.repeat(5_000), '{{7*7}}\n\n', '<script>alert(1)</script>'],
};

/** What no field of the type at a place takes. */
export function hostileAt({ path, type }: Place): readonly unknown[] {
  if (isEnumType(type)) return ['NOPE', '', 1, type.getValues()[0]!.name.toLowerCase()];
  return [...(HOSTILE[String(type)] ?? []), ...(path.at(-1) === 'idempotencyKey' ? HOSTILE_KEYS : [])];
}

/** What fits the type at a place, and looks as if it had not been thought of. */
export function strangeAt({ type }: Place): readonly unknown[] {
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : (STRANGE[String(type)] ?? []);
}
