import { Actor, type Role } from '#access';
import { fixedClock, newId, ok, plainDate, sha256Hex } from '#kernel';
import { statement, type DatabaseScope, type Statement } from '#platform';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { ChangeSenProvision } from '../app/change-sen-provision.js';
import { EndEnrolment } from '../app/end-enrolment.js';
import { PupilsFacade } from '../app/pupils.facade.js';
import { RecordAgreement } from '../app/record-agreement.js';
import { RegisterChild, type RegisterChildInput } from '../app/register-child.js';
import { ViewChild } from '../app/view-child.query.js';
import { ViewChildren } from '../app/view-children.query.js';
import { WithdrawAgreement } from '../app/withdraw-agreement.js';
import { BlindIndex } from '../data/blind-index.js';
import { IdentityVault } from '../data/identity-vault.js';
import { KeyRing } from '../data/key-ring.js';
import type { RegistrationForm } from '../domain/registration.js';

/** What must never be found outside the memory of the server. */
export const CANARY = {
  givenName: 'Canarina',
  familyName: 'Wrenfield-Òsprey',
  dateOfBirth: '2018-03-14',
  upn: 'B801200005001',
} as const;

const authorityId = newId();
const [communityId, otherCommunityId] = [newId(), newId()];
const [schoolId, otherSchoolId] = [newId(), newId()];

/** The people and places of these tests: two schools of one authority, each in a community of its own. */
export const places = { authorityId, communityId, otherCommunityId, schoolId, otherSchoolId };

export const senco = person('SENCO', schoolId, communityId);
export const head = person('HEAD', schoolId, communityId);
export const otherSenco = person('SENCO', otherSchoolId, otherCommunityId);
export const representative = person('SCHOOL_REP', schoolId, communityId);
export const chair = person('COMMUNITY_CHAIR', communityId, communityId);
export const officer = person('LA_FINANCE_MAKER', authorityId, communityId);

function person(role: Role, scopeId: string, community: string): Actor {
  const held = {
    role,
    scopeId,
    communityIds: [community],
    from: plainDate('2026-09-01'),
    lastDay: undefined,
  };
  return new Actor({ authorityId, personId: newId(), displayName: role, roles: [held] });
}

/** The form of the canary child, changed as the test likes. */
export function formOf(changes: Partial<RegistrationForm> = {}): RegistrationForm {
  return {
    ...CANARY,
    dateOfBirth: plainDate(CANARY.dateOfBirth),
    enrolledFrom: plainDate('2022-09-01'),
    sen: { provision: 'K', primaryNeed: 'SLCN', secondaryNeed: 'SEMH' },
    ...changes,
  };
}

export function inputOf(
  changes: Partial<RegistrationForm> = {},
  idempotencyKey: string = newId(),
): RegisterChildInput {
  return { schoolId, form: formOf(changes), idempotencyKey };
}

const [first, second] = [randomBytes(32), randomBytes(32)];
/** The key by which the room finds a child of a UPN. */
export const BLIND_INDEX_KEY = randomBytes(32);
const index = new BlindIndex(BLIND_INDEX_KEY);

function vaultOf(keys: Record<string, Buffer>, currentPupilKeyId: string): IdentityVault {
  return new IdentityVault(
    new KeyRing({ pupilKeys: new Map(Object.entries(keys)), currentPupilKeyId }),
    index,
  );
}

/** The usual vault seals with the first key. The others are what it may become. */
export const vaults = {
  usual: vaultOf({ k1: first }, 'k1'),
  /** The second key seals, the first still opens. */
  rotated: vaultOf({ k1: first, k2: second }, 'k2'),
  /** The first key is gone. */
  afterLoss: vaultOf({ k2: second }, 'k2'),
  /** Another key under the name of the first. */
  mixedUp: vaultOf({ k1: second }, 'k1'),
  /** No key at all. */
  keyless: vaultOf({}, 'k1'),
};

/** The room with its use cases, on a database of its own. */
export class PupilsRoom {
  readonly clock = fixedClock('2026-10-01T09:00:00Z');
  readonly registerChild: RegisterChild;
  readonly changeSenProvision: ChangeSenProvision;
  readonly endEnrolment: EndEnrolment;
  readonly recordAgreement: RecordAgreement;
  readonly withdrawAgreement: WithdrawAgreement;
  readonly viewChild: ViewChild;
  readonly viewChildren: ViewChildren;
  readonly facade: PupilsFacade;

  private constructor(
    private readonly database: TestDatabase,
    vault: IdentityVault,
    readonly unitOfWork = database.unitOfWork,
  ) {
    this.registerChild = new RegisterChild(unitOfWork, vault, index, this.clock);
    this.changeSenProvision = new ChangeSenProvision(unitOfWork);
    this.endEnrolment = new EndEnrolment(unitOfWork);
    this.recordAgreement = new RecordAgreement(unitOfWork, this.clock);
    this.withdrawAgreement = new WithdrawAgreement(unitOfWork, this.clock);
    this.viewChild = new ViewChild(unitOfWork, vault, this.clock);
    this.viewChildren = new ViewChildren(unitOfWork, vault, this.clock);
    this.facade = new PupilsFacade(vault);
  }

  /** The connections of the server, as role `app`. */
  get server(): DataSource {
    return this.database.server;
  }

  /** The connection of the owner, for imports. */
  get owner(): DataSource {
    return this.database.owner;
  }

  /** The same database as a server with other keys sees it. */
  with(vault: IdentityVault): PupilsRoom {
    return new PupilsRoom(this.database, vault);
  }

  static async open(): Promise<PupilsRoom> {
    const database = await TestDatabase.open();
    await foundPlaces(database.owner);
    return new PupilsRoom(database, vaults.usual);
  }

  /** Registers a child that has to be accepted. */
  async given(changes: Partial<RegistrationForm> = {}, actor = senco): Promise<string> {
    const done = await this.registerChild.run(actor, inputOf(changes));
    if (!done.ok) throw new Error(`The child was refused: ${done.error.message}`);
    return done.value.childId;
  }

  /** All rows of a query as role `app` in somebody's scope, without any predicate of ours. */
  async rowsSeenBy<Row>(scope: DatabaseScope, sql: string): Promise<Row[]> {
    return this.unitOfWork.read(scope, (tx) => tx.all(adHoc<Row>(sql)));
  }

  /** How many rows of a table of this room the own school sees. */
  async count(table: string, condition = 'true'): Promise<number> {
    const sql = `select count(*)::integer as rows from pupils.${table} where ${condition}`;
    return (await this.rowsSeenBy<{ rows: number }>(senco, sql))[0]?.rows ?? 0;
  }

  /** Runs SQL as role `app` in somebody's scope and commits. */
  async execute(scope: DatabaseScope, sql: string): Promise<void> {
    await this.unitOfWork.write(scope, async (tx) => ok(await tx.all(adHoc(sql))));
  }

  /** Runs work while a table of this room takes no new rows. */
  async whileBroken<T>(table: string, work: () => Promise<T>): Promise<T> {
    const { owner } = this.database;
    await owner.query(`alter table pupils.${table} add constraint ck_spec_broken check (false) not valid`);
    try {
      return await work();
    } finally {
      await owner.query(`alter table pupils.${table} drop constraint ck_spec_broken`);
    }
  }

  /** Every row of a table as text, as a stolen copy of the database would hold it. */
  async dump(table: string): Promise<string[]> {
    const rows = await this.rowsSeenBy<{ row: string }>(senco, `select t::text as row from ${table} t`);
    return rows.map(({ row }) => row);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

async function foundPlaces(owner: DataSource): Promise<void> {
  await owner.query(`insert into directory.authority (id, dfe_code, name) values ($1, '999', 'Testshire')`, [
    authorityId,
  ]);
  for (const id of [schoolId, otherSchoolId]) {
    await owner.query('insert into directory.school (authority_id, id) values ($1, $2)', [authorityId, id]);
  }
}

function adHoc<Row>(sql: string): Statement<Row> {
  return statement<Row>(`spec.${sha256Hex(sql).slice(0, 20)}`, sql);
}
