import { GraphQLSchemaHost } from '@nestjs/graphql';
import { systemClock } from '#kernel';
import { newSecrets, readSecrets, serverDataSource } from '#platform';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createApp } from './create-app.js';

/** The API as text, in a stable order. The application is put together and never connects to a database. */
export async function printedSchema(): Promise<string> {
  const app = await createApp({
    production: true,
    dataSource: serverDataSource('postgres://nobody@127.0.0.1/none', []),
    clock: systemClock,
    secrets: readSecrets(newSecrets(), 'the schema printer'),
    issuers: [
      {
        issuer: 'https://nobody.invalid',
        audience: 'nobody',
        keys: { jwks: { keys: [] } },
        algorithms: ['RS256'],
        tokenType: 'at+jwt',
        requiredClaims: [],
        maxTokenAgeSeconds: 600,
      },
    ],
    log: { error: () => undefined },
  });
  try {
    await app.init();
    return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
  } finally {
    await app.close();
  }
}
