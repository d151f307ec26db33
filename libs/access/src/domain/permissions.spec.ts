import { describe, expect, it } from '@jest/globals';
import {
  holds,
  PERMISSION_NAMES,
  PERMISSIONS,
  whatItAllows,
  whoHolds,
  type Permission,
} from './permissions.js';
import { ROLE_NAMES, ROLES, type Role } from './role.js';

const EVERYBODY: readonly Permission[] = ['service.read', 'directory.read', 'rules.read'];

const SCHOOL_STAFF: readonly Permission[] = [
  'budget.read',
  'request.read',
  'request.draft',
  'request.submit',
  'award.read',
  'child.read',
  'child.register',
  'agreement.record',
  'stream.read',
];

const COMMUNITY_MONEY: readonly Permission[] = [
  'budget.read',
  'formula.read',
  'ledger.read',
  'award.read',
  'payment.read',
  'year.read',
];
const AUTHORITY_MONEY: readonly Permission[] = [...COMMUNITY_MONEY, 'import.read', 'stream.read'];

const CHAIR: readonly Permission[] = [
  ...COMMUNITY_MONEY,
  'request.read',
  'request.decide',
  'request.award',
  'award.end',
  'contingency.ask',
];

const WHOLE_CASE: readonly Permission[] = ['budget.read', 'award.read', 'request.read'];

/** What each role may do besides what everybody may: written out by hand, not derived from the list under test. */
const EXPECTED: Record<Role, readonly Permission[]> = {
  SENCO: SCHOOL_STAFF,
  HEAD: SCHOOL_STAFF,
  SCHOOL_REP: ['budget.read'],
  COMMUNITY_CHAIR: CHAIR,
  VICE_CHAIR: CHAIR,
  FINANCE_LEAD: COMMUNITY_MONEY,
  CLERK: WHOLE_CASE,
  LA_FINANCE_MAKER: [
    ...AUTHORITY_MONEY,
    'budget.propose',
    'band.propose',
    'formula.simulate',
    'formula.draft',
    'funding.record',
    'adjustment.propose',
    'contribution.propose',
    'cap.propose',
    'year.propose',
    'deficit.propose',
    'payment.prepare',
  ],
  LA_FINANCE_CHECKER: [
    ...AUTHORITY_MONEY,
    'budget.approve',
    'band.approve',
    'formula.simulate',
    'formula.approve',
    'funding.confirm',
    'adjustment.approve',
    'contribution.confirm',
    'cap.approve',
    'year.approve',
    'deficit.approve',
    'payment.release',
    'recovery.receive',
  ],
  LA_MODERATOR: [...WHOLE_CASE, 'import.read', 'stream.read'],
  AUDITOR: AUTHORITY_MONEY,
  SYSTEM_ADMIN: ['import.read'],
};

const cells = ROLE_NAMES.flatMap((role) => PERMISSION_NAMES.map((permission) => ({ role, permission })));

describe('the matrix of roles and permissions', () => {
  it.each(cells)('$role and $permission', ({ role, permission }) => {
    const expected = EVERYBODY.includes(permission) || EXPECTED[role].includes(permission);
    expect(holds(role, permission)).toBe(expected);
  });

  it('covers every role and every permission', () => {
    expect(cells).toHaveLength(ROLE_NAMES.length * PERMISSION_NAMES.length);
    expect(Object.keys(EXPECTED).sort()).toEqual([...ROLE_NAMES].sort());
  });
});

describe('the walls between duties', () => {
  const apart: readonly [Permission, Permission][] = [
    ['budget.propose', 'budget.approve'],
    ['formula.draft', 'formula.approve'],
    ['payment.prepare', 'payment.release'],
    ['funding.record', 'funding.confirm'],
    ['adjustment.propose', 'adjustment.approve'],
    ['contingency.ask', 'adjustment.approve'],
    ['contribution.propose', 'contribution.confirm'],
    ['cap.propose', 'cap.approve'],
    ['year.propose', 'year.approve'],
    ['deficit.propose', 'deficit.approve'],
    ['request.submit', 'request.decide'],
    ['request.award', 'payment.prepare'],
    ['request.award', 'payment.release'],
    ['request.award', 'budget.propose'],
    ['request.award', 'budget.approve'],
  ];

  it.each(apart)('no role holds both %s and %s', (one, other) => {
    expect(ROLE_NAMES.filter((role) => holds(role, one) && holds(role, other))).toEqual([]);
  });

  it('children are known by name to the staff of a school only', () => {
    const aboutChildren = PERMISSION_NAMES.filter((name) => name.startsWith('child.'));
    expect(aboutChildren).toHaveLength(2);
    for (const permission of aboutChildren) {
      expect(ROLE_NAMES.filter((role) => holds(role, permission))).toEqual(['SENCO', 'HEAD']);
    }
  });

  it('an auditor and a moderator only read', () => {
    const doing = PERMISSION_NAMES.filter((name) => !name.endsWith('.read'));
    expect(
      doing.filter((permission) => holds('AUDITOR', permission) || holds('LA_MODERATOR', permission)),
    ).toEqual([]);
  });
});

describe('the words', () => {
  it('every permission is held by somebody and says what it is for', () => {
    for (const permission of PERMISSION_NAMES) {
      expect(PERMISSIONS[permission].heldBy.length).toBeGreaterThan(0);
      expect(whatItAllows(permission)).toMatch(/^[a-z].*[^.]$/);
    }
  });

  it('tell who holds a permission as people say it', () => {
    expect(whoHolds('request.award')).toBe('community chair or vice-chair');
    expect(whoHolds('request.draft')).toBe('SENCO or head teacher');
  });

  it('every role has a title and a sentence', () => {
    for (const role of ROLE_NAMES) {
      expect(ROLES[role].title).not.toBe('');
      expect(ROLES[role].description).toMatch(/^[A-Z].*\.$/);
    }
  });
});
