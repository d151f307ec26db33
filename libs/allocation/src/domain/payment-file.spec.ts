import { describe, expect, it } from '@jest/globals';
import { pence, plainDate } from '#kernel';
import { paymentFile, type FileLine } from './payment-file.js';

const run = { reference: 'PAY-AAAA-BBBB', fundCode: 'HNB_COMMUNITY', payOn: plainDate('2026-12-15') };
const line: FileLine = {
  payeeUrn: 900001,
  payeeName: 'Demo Heron Primary School',
  communityCode: 'C01',
  awardReference: 'AWD-CCCC-DDDD',
  instalmentNumber: 1,
  amount: pence(86_700n),
  accountingCode: 'I03',
  s251Line: '1.2.2',
  costCentre: 'HN100',
};

describe('the payment file', () => {
  it('has a heading and one line a payment with its accounting code', () => {
    expect(paymentFile(run, [line])).toEqual({
      fileName: 'PAY-AAAA-BBBB-2026-12-15.csv',
      lineCount: 1,
      csv:
        'run,pay_on,fund,payee_urn,payee_name,community,award,instalment,amount,accounting_code,s251_line,cost_centre\r\n' +
        'PAY-AAAA-BBBB,2026-12-15,HNB_COMMUNITY,900001,Demo Heron Primary School,C01,AWD-CCCC-DDDD,1,867.00,I03,1.2.2,HN100\r\n',
    });
  });

  it('writes amounts below a pound with their pence', () => {
    expect(paymentFile(run, [{ ...line, amount: pence(5n) }]).csv).toContain(',0.05,');
  });

  it('keeps a name that looks like a formula a name', () => {
    const { csv } = paymentFile(run, [{ ...line, payeeName: '=HYPERLINK("x")' }]);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('quotes names with commas and quotation marks', () => {
    const { csv } = paymentFile(run, [{ ...line, payeeName: 'St Ann\'s, "Lower" School' }]);
    expect(csv).toContain(`"St Ann's, ""Lower"" School"`);
  });
});
