import { basename, dirname, join, resolve } from 'node:path';

/** The data folder and the files that live beside it. They are beside, not inside: only PostgreSQL writes inside. */
export interface ClusterFiles {
  /** The folder PostgreSQL calls its data directory. */
  readonly dataDir: string;
  /** The folder around it, which belongs to the user who launches. */
  readonly parent: string;
  /** Port and passwords, readable by the launching user only. */
  readonly credentials: string;
  /** Names the process that is using the folder now. */
  readonly lock: string;
  /** What the server printed since its last start. */
  readonly log: string;
  /** What it printed the time before. */
  readonly previousLog: string;
}

/** Names the files that belong to the data folder `dataDir`. */
export function clusterFiles(dataDir: string): ClusterFiles {
  const absolute = resolve(dataDir);
  const parent = dirname(absolute);
  const beside = (ending: string) => join(parent, `${basename(absolute)}.${ending}`);
  return {
    dataDir: absolute,
    parent,
    credentials: beside('credentials.json'),
    lock: beside('lock'),
    log: beside('log'),
    previousLog: beside('log.1'),
  };
}
