import { join } from 'node:path';
import { DevIssuer, readTrustedIssuers, type TrustedIssuer } from '#access';
import type { Clock } from '#kernel';
import {
  ConfigProblem,
  connectAsServer,
  loadSecrets,
  migrate,
  openHome,
  ownerDataSource,
  serverDataSource,
  type Config,
  type DatabaseHome,
  type Secrets,
} from '#platform';
import { pino } from 'pino';
import { migrations } from '../../../migrations/index.js';
import { createApp } from './create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER, demonstrationIsLoaded, loadDemonstration } from './demonstration.js';
import { entities } from './entities.js';
import { listenOn } from './listen-on.js';
import { welcome } from './welcome.js';

export interface RunningServer {
  readonly url: string;
  /** What to tell whoever started it, once it can be told to stop. */
  readonly welcome: readonly string[];
  readonly databaseEnded: Promise<void>;
  /** For the auditor's checks. It holds a password: never print it. */
  readonly auditorUrl: string;
  /** Lets requests under way finish, then closes the server, its connections and the database it started. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/** What the server is told from outside. Read before the database is touched, so that a mistake in it changes nothing. */
interface Settings {
  readonly config: Config;
  readonly issuers: readonly TrustedIssuer[];
  readonly secrets: Secrets;
}

/** From nothing to a server that answers: database, migrations, demonstration data where it belongs, HTTP. */
export async function serve(config: Config, clock: Clock, say: Say): Promise<RunningServer> {
  const settings = { config, issuers: trustedIssuers(config), secrets: loadSecrets(config) };
  const home = await openHome(config, say);
  try {
    await prepareDatabase(config, home, clock, say);
    return await listen(settings, home, clock);
  } catch (fault) {
    await home.stop();
    throw fault;
  }
}

/** The demonstration belongs to the embedded database and to nothing else. */
function isDemonstration(config: Config): boolean {
  return config.databaseUrl === undefined;
}

function trustedIssuers(config: Config): readonly TrustedIssuer[] {
  const issuers = config.oidcIssuers === undefined ? [] : readTrustedIssuers(config.oidcIssuers);
  if (issuers.length > 0 || isDemonstration(config)) return issuers;
  throw new ConfigProblem('Nobody can sign in: name at least one sign-in service in OIDC_ISSUERS.');
}

async function prepareDatabase(config: Config, home: DatabaseHome, clock: Clock, say: Say): Promise<void> {
  const owner = await ownerDataSource(home.ownerUrl, entities, migrations).initialize();
  try {
    await migrate(owner, say);
    if (isDemonstration(config) && !(await demonstrationIsLoaded(owner, clock))) {
      say('Loading the demonstration authority: 53 communities and their schools. This happens once.');
      await loadDemonstration(owner, clock);
    }
  } finally {
    await owner.destroy();
  }
}

async function listen(
  { config, issuers, secrets }: Settings,
  home: DatabaseHome,
  clock: Clock,
): Promise<RunningServer> {
  const dataSource = await connectAsServer(serverDataSource(home.serverUrl, entities), config.production);
  try {
    const devIssuer = isDemonstration(config) ? await developmentSignIn(config, clock) : undefined;
    const app = await createApp({
      production: config.production,
      dataSource,
      clock,
      secrets,
      issuers,
      devIssuer,
      log: pino({ level: config.logLevel }),
    });
    const url = await listenOn(app, config);
    const stop = async () => {
      await app.close();
      await dataSource.destroy();
      await home.stop();
    };
    return {
      url,
      welcome: welcome({ url, place: home.place, demonstration: devIssuer !== undefined }),
      databaseEnded: home.ended,
      auditorUrl: home.auditorUrl,
      stop,
    };
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
