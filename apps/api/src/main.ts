import { inspect } from 'node:util';
import { systemClock } from '#kernel';
import { plainLine, readConfig } from '#platform';
import { serve } from './serve.js';

try {
  const config = readConfig(process.env, process.cwd());
  const server = await serve(config, systemClock, (line) => console.log(line));
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= server.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
  for (const line of server.welcome) console.log(line);
  await server.databaseEnded;
  if (stopping === undefined) {
    console.error('The built-in database has ended unexpectedly. Start again with: npm start');
    await stop();
    process.exitCode = 1;
  }
} catch (fault) {
  console.error(plainLine(fault) ?? inspect(fault, { depth: 5 }));
  process.exitCode = 1;
}
