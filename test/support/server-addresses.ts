/** How each role reaches a test server. They hold passwords of a server that lives for one run. */
export interface ServerAddresses {
  readonly superuser: string;
  readonly migrator: string;
  readonly app: string;
  readonly auditor: string;
}

const VARIABLE = 'TEST_SERVER_ADDRESSES';

/** Hands the addresses to the test files, which run in processes of their own. */
export function publishAddresses(addresses: ServerAddresses): void {
  process.env[VARIABLE] = JSON.stringify(addresses);
}

/** The addresses of the server of this run. */
export function publishedAddresses(): ServerAddresses {
  const published = process.env[VARIABLE];
  if (published === undefined)
    throw new Error('There is no test server: run these tests through jest.config.mjs.');
  return JSON.parse(published) as ServerAddresses;
}

/** The address by which a role reaches one database of a server. */
export function addressOf(addresses: ServerAddresses, role: keyof ServerAddresses, database: string): string {
  const url = new URL(addresses[role]);
  url.pathname = `/${database}`;
  return url.href;
}
