import type { AddressInfo } from 'node:net';
import { DevIssuer } from '#access';
import { systemClock } from '#kernel';
import { newSecrets, readSecrets, serverDataSource } from '#platform';
import { createApp } from '../../apps/api/src/create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';
import { entities } from '../../apps/api/src/entities.js';

/** The server in a process of its own, so that whoever sends the load does not share its thread. */
const [, , databaseUrl = '', directory = ''] = process.argv;
const devIssuer = await DevIssuer.open({
  directory,
  issuer: DEV_ISSUER,
  audience: DEV_AUDIENCE,
  production: false,
  clock: systemClock,
});
const app = await createApp({
  production: true,
  dataSource: await serverDataSource(databaseUrl, entities).initialize(),
  clock: systemClock,
  secrets: readSecrets(newSecrets(), 'the bench'),
  issuers: [devIssuer.trusted],
  log: { error: (entry) => console.error(JSON.stringify(entry)) },
});
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
process.on('disconnect', () => process.exit(0));
