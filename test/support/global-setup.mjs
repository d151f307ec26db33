// Jest resolves no aliases here, so this uses the build, which every test run makes first.
import { publishAddresses } from '../../dist/test/support/server-addresses.js';
import { startTestServer } from '../../dist/test/support/test-server.js';

export default async function setUp() {
  const server = await startTestServer((line) => process.stdout.write(`${line}\n`));
  publishAddresses(server.addresses);
  globalThis.testServer = server;
  // Left behind by the build's GraphQL module, and copied by Jest into every test file that runs in this process, where
  // its types would be those of another world.
  delete globalThis.GqlTypeMetadataStorage;
}
