import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { TestDatabase } from '../support/test-database.js';

/** Everything that makes up the schema, as text that is the same for the same schema. */
const CATALOGUE = `
  with ours as (select oid, nspname from pg_namespace
                 where nspname in ('platform', 'access', 'directory', 'pupils', 'ledger', 'funding', 'meetings', 'allocation', 'checks'))
  select format('column %s.%s.%s %s %s %s', o.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_class c join ours o on o.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind in ('r', 'v') and not a.attisdropped
  union all
  select format('constraint %s.%s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c join ours o on o.oid = c.connamespace
  union all
  select format('index %s %s', schemaname, indexdef) from pg_indexes where schemaname in (select nspname from ours)
  union all
  select format('policy %s.%s %s %s %s %s %s', schemaname, tablename, policyname, roles, cmd, qual, with_check)
    from pg_policies where schemaname in (select nspname from ours)
  union all
  select format('table %s.%s %s %s %s', o.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl)
    from pg_class c join ours o on o.oid = c.relnamespace where c.relkind in ('r', 'v')
  union all
  select format('column grant %s.%s.%s %s', o.nspname, c.relname, a.attname, a.attacl)
    from pg_class c join ours o on o.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid where a.attacl is not null
  union all
  select format('function %s %s', p.proacl, pg_get_functiondef(p.oid))
    from pg_proc p join ours o on o.oid = p.pronamespace
  union all
  select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join ours o on o.oid = c.relnamespace where not t.tgisinternal
  union all
  select format('view %s.%s %s', schemaname, viewname, definition) from pg_views where schemaname in (select nspname from ours)
  union all
  select format('rows %s', movement) from ledger.movement
  order by 1`;

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

async function catalogue(owner: DataSource): Promise<string[]> {
  const rows = await owner.query<{ line: string }[]>(CATALOGUE);
  return rows.map(({ line }) => line);
}

describe('the migrations', () => {
  it('go down one and up again to the same schema, each of them, back to an empty database', async () => {
    const { owner } = database;
    const whole = await catalogue(owner);
    expect(whole.length).toBeGreaterThan(500);
    await owner.undoLastMigration();
    await owner.runMigrations();
    expect(await catalogue(owner)).toEqual(whole);
    for (let left = owner.migrations.length; left > 0; left -= 1) await owner.undoLastMigration();
    const schemas = await owner.query<{ nspname: string }[]>(
      `select nspname from pg_namespace where nspname in ('platform', 'access', 'directory', 'pupils', 'ledger', 'funding', 'meetings', 'allocation', 'checks')`,
    );
    expect(schemas).toEqual([]);
    await owner.runMigrations();
    expect(await catalogue(owner)).toEqual(whole);
  });

  it('make the schema that the entities describe, name by name', async () => {
    const drift = await database.owner.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('leave no table of the server’s own making without an entity, but for those it may not write by hand', async () => {
    const tables = await database.owner.query<{ name: string }[]>(
      `select schemaname || '.' || tablename as name from pg_tables
        where schemaname in ('platform', 'access', 'directory', 'pupils', 'ledger', 'funding', 'meetings', 'allocation') order by 1`,
    );
    const described = new Set(database.owner.entityMetadatas.map((entity) => entity.tablePath));
    const undescribed = tables.map(({ name }) => name).filter((name) => !described.has(name));
    expect(undescribed.filter((name) => !name.startsWith('ledger.'))).toEqual(['platform.idempotency']);
  });
});

describe('the schema', () => {
  const names = async (sql: string) =>
    (await database.owner.query<{ name: string }[]>(sql)).map(({ name }) => name);
  const OURS = `('platform', 'access', 'directory', 'pupils', 'ledger', 'funding', 'meetings', 'allocation', 'checks')`;

  it('guards every row about a community or a child, whoever asks', async () => {
    const open = await names(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('platform', 'pupils', 'ledger', 'meetings', 'allocation')
          and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    expect(open).toEqual(['allocation.rule_set', 'ledger.account_kind', 'ledger.movement', 'ledger.period']);
  });

  it('shows through its views what the asker may see, and no more', async () => {
    const definers = await names(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname in ${OURS} and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`,
    );
    expect(definers).toEqual([]);
  });

  it('lets few functions act with the owner’s rights, each with its search path pinned', async () => {
    const definers = await names(
      `select n.nspname || '.' || p.proname || ' ' || coalesce(p.proconfig[1], 'open') as name
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OURS} and p.prosecdef order by 1`,
    );
    const pinned = 'search_path=pg_catalog, pg_temp';
    expect(definers).toEqual(
      [
        'allocation.known_children',
        'ledger.carry_commitments',
        'ledger.hold_pots',
        'ledger.move_period',
        'ledger.open_period',
        'ledger.open_pot',
        'ledger.post',
        'ledger.set_floor',
        'ledger.set_period_state',
      ].map((name) => `${name} ${pinned}`),
    );
  });

  it('lets the server remove nothing but the lines and children of a request that is written anew', async () => {
    const removable = await names(
      `select table_schema || '.' || table_name as name from information_schema.table_privileges
        where grantee = 'app' and privilege_type in ('DELETE', 'TRUNCATE') order by 1`,
    );
    expect(removable).toEqual(['allocation.request_child', 'allocation.request_line']);
  });

  it('gives nothing to everybody', async () => {
    const given = await names(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ${OURS} and has_function_privilege('public', p.oid, 'execute')
          and p.prorettype <> 'trigger'::regtype order by 1`,
    );
    expect(given).toEqual([]);
  });

  it('can be spread by authority: each key begins with it, and nothing is deferred', async () => {
    const others = await names(
      `select c.conrelid::regclass || '.' || c.conname as name
         from pg_constraint c join pg_namespace n on n.oid = c.connamespace
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where n.nspname in ${OURS} and c.contype in ('p', 'u', 'f', 'x')
          and exists (select from pg_attribute t where t.attrelid = c.conrelid and t.attname = 'authority_id' and t.attnum > 0)
          and a.attname <> 'authority_id' or c.condeferrable and n.nspname in ${OURS} order by 1`,
    );
    // Movements and kinds of account are one list for all authorities.
    expect(others).toEqual(['ledger.account.fk_account_kind', 'ledger.transfer.fk_transfer_movement']);
  });
});
