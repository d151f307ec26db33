import { join } from 'node:path';
import { DevIssuer, readTrustedIssuers } from '#access';
import type { Clock } from '#kernel';
import {
  ConfigProblem,
  loadSecrets,
  migrate,
  openHome,
  ownerDataSource,
  requireServerRole,
  serverDataSource,
  type Config,
  type DatabaseHome,
} from '#platform';
import { pino } from 'pino';
import { migrations } from '../../../migrations/index.js';
import { createApp } from './create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER, demonstrationIsLoaded, loadDemonstration } from './demonstration.js';
import { entities } from './entities.js';
import { welcome } from './welcome.js';

export interface RunningServer {
  readonly url: string;
  readonly databaseEnded: Promise<void>;
  /** For the auditor's checks. It holds a password: never print it. */
  readonly auditorUrl: string;
  /** Lets requests under way finish, then closes the server, its connections and the database it started. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/** From nothing to a server that answers: database, migrations, demonstration data where it belongs, HTTP. */
export async function serve(config: Config, clock: Clock, say: Say): Promise<RunningServer> {
  const home = await openHome(config, say);
  try {
    await prepareDatabase(config, home, clock, say);
    return await listen(config, home, clock, say);
  } catch (fault) {
    await home.stop();
    throw fault;
  }
}

/** The demonstration belongs to the embedded database and to nothing else. */
function isDemonstration(config: Config): boolean {
  return config.databaseUrl === undefined;
}

async function prepareDatabase(config: Config, home: DatabaseHome, clock: Clock, say: Say): Promise<void> {
  const owner = await ownerDataSource(home.ownerUrl, entities, migrations).initialize();
  try {
    await migrate(owner, say);
    if (isDemonstration(config) && !(await demonstrationIsLoaded(owner))) {
      say('Loading the demonstration authority: 53 communities and their schools. This happens once.');
      await loadDemonstration(owner, clock);
    }
  } finally {
    await owner.destroy();
  }
}

async function listen(config: Config, home: DatabaseHome, clock: Clock, say: Say): Promise<RunningServer> {
  const dataSource = await serverDataSource(home.serverUrl, entities).initialize();
  try {
    await requireServerRole(dataSource);
    const devIssuer = isDemonstration(config) ? await developmentSignIn(config, clock) : undefined;
    const app = await createApp({
      production: config.production,
      dataSource,
      clock,
      secrets: loadSecrets(config),
      issuers: config.oidcIssuers === undefined ? [] : readTrustedIssuers(config.oidcIssuers),
      devIssuer,
      log: pino({ level: config.logLevel }),
    });
    try {
      await app.listen(config.port, config.host);
    } catch (fault) {
      throw portProblem(config, fault);
    }
    const url = await app.getUrl();
    welcome({ url, place: home.place, demonstration: devIssuer !== undefined }).forEach(say);
    const stop = async () => {
      await app.close();
      await dataSource.destroy();
      await home.stop();
    };
    return { url, databaseEnded: home.ended, auditorUrl: home.auditorUrl, stop };
  } catch (fault) {
    await dataSource.destroy();
    throw fault;
  }
}

function developmentSignIn(config: Config, clock: Clock): Promise<DevIssuer> {
  return DevIssuer.open({
    directory: join(config.dataDir, 'sign-in'),
    issuer: DEV_ISSUER,
    audience: DEV_AUDIENCE,
    production: config.production,
    clock,
  });
}

function portProblem(config: Config, fault: unknown): unknown {
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new ConfigProblem(
      `Port ${config.port} is taken by another program. Stop that program, or choose another port: PORT=${config.port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    return new ConfigProblem(`Port ${config.port} may not be used by this user. Choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL')
    return new ConfigProblem(`This machine has no address ${config.host}. Correct HOST, or leave it out.`);
  return fault;
}
