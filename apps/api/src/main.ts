import { inspect } from 'node:util';
import { systemClock } from '#kernel';
import { ConfigProblem, LauncherProblem, readConfig } from '#platform';
import { serve } from './serve.js';

/** One plain line for a problem a person can solve; the whole story for a fault of ours. */
function explain(fault: unknown): string {
  if (fault instanceof ConfigProblem || fault instanceof LauncherProblem) return fault.message;
  return inspect(fault, { depth: 5 });
}

try {
  const config = readConfig(process.env, process.cwd());
  const server = await serve(config, systemClock, (line) => console.log(line));
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= server.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
  await server.databaseEnded;
  if (stopping === undefined) {
    console.error('The built-in database has ended unexpectedly. Start again with: npm start');
    await stop();
    process.exitCode = 1;
  }
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}
