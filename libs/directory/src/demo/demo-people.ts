import type { Role } from '#access';

/** A person of the demonstration: signs in by `subject`, holds one or two roles. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly employer: string;
  readonly roles: readonly DemoRole[];
}

/** Held for a school (the first or second of a community), a community, or the authority. */
export type DemoRole =
  | {
      readonly role: Extract<Role, 'SENCO' | 'HEAD'>;
      readonly community: string;
      readonly school: 'first' | 'second';
    }
  | { readonly role: Extract<Role, 'COMMUNITY_CHAIR' | 'VICE_CHAIR'>; readonly community: string }
  | { readonly role: Extract<Role, 'LA_FINANCE_MAKER' | 'LA_FINANCE_CHECKER' | 'LA_MODERATOR' | 'AUDITOR'> };

const AUTHORITY = 'Demonstration authority';

/**
 * Who plays the demonstration: the people around a request in community C01, a chair who sees nothing of it, the officers
 * who fund, pay and check, and a chair who may not decide for the school he or she heads.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    subject: 'chair',
    name: 'Demo chair of C01',
    employer: 'Independent',
    roles: [{ role: 'COMMUNITY_CHAIR', community: 'C01' }],
  },
  {
    subject: 'vice-chair',
    name: 'Demo vice-chair of C01',
    employer: 'Independent',
    roles: [{ role: 'VICE_CHAIR', community: 'C01' }],
  },
  {
    subject: 'senco',
    name: 'Demo SENCO, first school of C01',
    employer: 'A demonstration school',
    roles: [{ role: 'SENCO', community: 'C01', school: 'first' }],
  },
  {
    subject: 'head',
    name: 'Demo head teacher, first school of C01',
    employer: 'A demonstration school',
    roles: [{ role: 'HEAD', community: 'C01', school: 'first' }],
  },
  {
    subject: 'second-senco',
    name: 'Demo SENCO, second school of C01',
    employer: 'A demonstration school',
    roles: [{ role: 'SENCO', community: 'C01', school: 'second' }],
  },
  {
    subject: 'chair-c02',
    name: 'Demo chair of C02',
    employer: 'Independent',
    roles: [{ role: 'COMMUNITY_CHAIR', community: 'C02' }],
  },
  {
    subject: 'chair-conflicted',
    name: 'Demo chair of C03 who heads its first school',
    employer: 'A demonstration school',
    roles: [
      { role: 'COMMUNITY_CHAIR', community: 'C03' },
      { role: 'HEAD', community: 'C03', school: 'first' },
    ],
  },
  {
    subject: 'maker',
    name: 'Demo finance officer who prepares',
    employer: AUTHORITY,
    roles: [{ role: 'LA_FINANCE_MAKER' }],
  },
  {
    subject: 'checker',
    name: 'Demo finance officer who checks',
    employer: AUTHORITY,
    roles: [{ role: 'LA_FINANCE_CHECKER' }],
  },
  { subject: 'moderator', name: 'Demo moderator', employer: AUTHORITY, roles: [{ role: 'LA_MODERATOR' }] },
  { subject: 'auditor', name: 'Demo auditor', employer: AUTHORITY, roles: [{ role: 'AUDITOR' }] },
];
