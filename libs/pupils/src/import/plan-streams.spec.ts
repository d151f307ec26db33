import { describe, expect, it } from '@jest/globals';
import { orThrow, parsePounds, parseUpn, plainDate, type Upn } from '#kernel';
import { planStreams, type StreamLine } from './plan-streams.js';
import { STREAM_COLUMNS, type StreamRow } from './stream-columns.js';

const UPN = orThrow(parseUpn('B801200005001')).upn;
const STRANGER = 'A000000000000' as Upn;
const CHILDREN = new Map([[UPN, { childId: 'child', schoolId: 'school' }]]);

const aRow = (over: Partial<StreamRow> = {}): StreamRow => ({
  upn: UPN,
  stream: 'LEGACY_TOPUP',
  purpose: 'STAFFING',
  annual: parsePounds('5,202'),
  from: plainDate('2025-09-01'),
  to: plainDate('2026-08-31'),
  ...over,
});
const plan = (rows: readonly StreamRow[], stored: readonly StreamLine[] = []) =>
  planStreams(
    rows.map((row, place) => ({ line: place + 2, row })),
    CHILDREN,
    stored,
  );
const fates = (planned: ReturnType<typeof plan>) =>
  planned.verdicts.toSorted((a, b) => a.line - b.line).map(({ is }) => is);

describe('the cells of a file of funding from elsewhere', () => {
  const { upn, stream, purpose, annual } = STREAM_COLUMNS;

  it('are read, with a blank purpose for all of the provision', () => {
    expect(upn.read(' b801200005001 ')).toEqual({ ok: true, value: UPN });
    expect(stream.read('ehcp_element_3')).toEqual({ ok: true, value: 'EHCP_ELEMENT_3' });
    expect(purpose.read('')).toEqual({ ok: true, value: null });
  });

  it.each([
    [upn, 'B801200005002'],
    [upn, ''],
    [stream, 'PREMIUM'],
    [purpose, 'SWEETS'],
    [annual, '0'],
    [annual, 'NaN'],
  ])('are refused without repeating them: %#', (column, cell) => {
    const read = column.read(cell);
    const reason = read.ok ? '' : read.error;
    expect(reason).toMatch(/^[A-Z].*\.$/);
    if (cell.length > 4) expect(reason).not.toContain(cell);
  });
});

describe('a file of funding from elsewhere', () => {
  it('creates, changes, and changes nothing the second time', () => {
    const first = plan([aRow(), aRow({ stream: 'EHCP_ELEMENT_3', purpose: null, to: null })]);
    expect(fates(first)).toEqual(['created', 'created']);
    expect(fates(plan([aRow()], first.created))).toEqual(['unchanged']);
    const shorter = plan([aRow({ to: plainDate('2025-12-31') })], first.created);
    expect(fates(shorter)).toEqual(['changed']);
    expect(shorter.diff).toEqual([
      'changed  line 2: LEGACY_TOPUP from 2025-09-01 to 2025-12-31, £5,202.00 a year',
    ]);
  });

  it('rejects children nobody knows and periods the wrong way round, by line and without the UPN', () => {
    const planned = plan([aRow({ upn: STRANGER }), aRow({ to: plainDate('2025-08-31') })]);
    expect(planned.verdicts).toEqual([
      {
        line: 2,
        is: 'rejected',
        problems: [{ line: 2, column: 'UPN', reason: 'No child with this UPN is registered.' }],
      },
      {
        line: 3,
        is: 'rejected',
        problems: [{ line: 3, column: 'to', reason: 'The last day comes before the first.' }],
      },
    ]);
    const said = JSON.stringify([planned.verdicts, planned.diff]);
    expect(said).not.toContain(STRANGER);
    expect(said).not.toContain(UPN);
  });

  it('rejects rows that overlap, in the file or with what is kept, for the same child, stream and purpose', () => {
    const later = aRow({ from: plainDate('2026-08-31'), to: null });
    expect(fates(plan([aRow(), later]))).toEqual(['rejected', 'rejected']);
    expect(fates(plan([later], plan([aRow()]).created))).toEqual(['rejected']);
    expect(fates(plan([aRow(), aRow({ from: plainDate('2026-09-01'), to: null })]))).toEqual([
      'created',
      'created',
    ]);
    expect(fates(plan([aRow(), { ...later, purpose: 'TRAINING' }]))).toEqual(['created', 'created']);
  });
});
