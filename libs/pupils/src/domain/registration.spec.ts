import { plainDate, upnCheckLetter } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { checkRegistration, type RegistrationForm } from './registration.js';

const TODAY = plainDate('2026-10-01');
const form: RegistrationForm = {
  givenName: 'Canarina',
  familyName: 'Wrenfield',
  dateOfBirth: plainDate('2018-03-14'),
  upn: 'B801200005001',
  enrolledFrom: plainDate('2022-09-01'),
  sen: { provision: 'K', primaryNeed: 'SLCN' },
};

describe('a registration that is accepted', () => {
  it('keeps what was entered', () => {
    expect(checkRegistration(form, TODAY)).toEqual({
      ok: true,
      value: {
        identity: {
          givenName: 'Canarina',
          familyName: 'Wrenfield',
          dateOfBirth: form.dateOfBirth,
          upn: 'B801200005001',
        },
        enrolledFrom: form.enrolledFrom,
        sen: form.sen,
        outOfCohort: undefined,
        warnings: [],
      },
    });
  });

  it('knows a UPN in small letters and with spaces around it', () => {
    expect(checkRegistration({ ...form, upn: ' b801200005001 ' }, TODAY)).toMatchObject({
      value: { identity: { upn: 'B801200005001' } },
    });
  });

  it('does without a UPN', () => {
    expect(checkRegistration({ ...form, upn: undefined }, TODAY)).toMatchObject({
      ok: true,
      value: { warnings: [] },
    });
  });

  it('warns of a UPN with an unknown local authority number, without repeating it', () => {
    const upn = `${upnCheckLetter('999200005001')}999200005001`;
    const registration = checkRegistration({ ...form, upn }, TODAY);
    const warnings = registration.ok ? registration.value.warnings : [];
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('local authority number');
    expect(warnings[0]).not.toContain('999');
  });
});

describe('a registration that is refused', () => {
  it.each<[string, Partial<RegistrationForm>]>([
    ['givenName', { givenName: ' ' }],
    ['familyName', { familyName: '' }],
    ['upn', { upn: 'A801200005001' }],
    ['upn', { upn: '' }],
    ['dateOfBirth', { dateOfBirth: plainDate('2026-10-02') }],
    ['enrolledFrom', { enrolledFrom: plainDate('2018-01-01') }],
    ['outOfCohort', { outOfCohort: { ncYear: 30, reason: 'OTHER' } }],
    ['secondaryNeed', { sen: { provision: 'K', primaryNeed: 'SLCN', secondaryNeed: 'SLCN' } }],
  ])('names %s and repeats nothing of the child', (field, wrong) => {
    const checked = checkRegistration({ ...form, ...wrong }, TODAY);
    expect(checked).toMatchObject({ ok: false, error: { field } });
    expect(JSON.stringify(checked)).not.toMatch(/Canarina|Wrenfield|801200005001|2018/);
  });
});
