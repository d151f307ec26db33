import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';
import { ConfigProblem } from './config-problem.js';

/** Keys that live outside the database, so that a stolen dump opens nothing. */
export interface Secrets {
  /** Seals children's names. Older keys stay listed so that what they sealed can still be opened. */
  readonly pupilKeys: ReadonlyMap<string, Buffer>;
  readonly currentPupilKeyId: string;
  /** Makes the blind index by which a UPN is looked up. */
  readonly blindIndexKey: Buffer;
  /** Signs page cursors. */
  readonly cursorKey: Buffer;
}

interface SecretsFile {
  pupilKeys: Record<string, string>;
  currentPupilKeyId: string;
  blindIndexKey: string;
  cursorKey: string;
}

/**
 * Secrets come from `SECRETS` (JSON). Without it a development set is made once in the data folder, readable by its
 * owner only; in production that is refused.
 */
export function loadSecrets(config: Config): Secrets {
  if (config.secrets !== undefined) return readSecrets(config.secrets, 'SECRETS');
  if (config.production) {
    throw new ConfigProblem('SECRETS is not set. See docs/how-to/run-in-production.md for how to make one.');
  }
  const path = join(config.dataDir, 'secrets.json');
  return readSecrets(developmentSecrets(config.dataDir, path), path);
}

/** A fresh set, as the text that belongs in `SECRETS`. */
export function newSecrets(): string {
  const key = () => randomBytes(32).toString('base64');
  const file: SecretsFile = {
    pupilKeys: { k1: key() },
    currentPupilKeyId: 'k1',
    blindIndexKey: key(),
    cursorKey: key(),
  };
  return JSON.stringify(file);
}

function developmentSecrets(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(path)) writeOnce(path, newSecrets());
  return readFileSync(path, 'utf8');
}

/** The file appears whole or not at all, and only for one of two starts: what it seals is lost without it. */
function writeOnce(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Reads a set of secrets. Throws a ConfigProblem naming `where` the text came from, never the text itself. */
export function readSecrets(text: string, where: string): Secrets {
  let file: Partial<SecretsFile>;
  try {
    file = JSON.parse(text) as Partial<SecretsFile>;
  } catch {
    throw new ConfigProblem(`The secrets in ${where} are not readable JSON.`);
  }
  const pupilKeys = new Map(
    Object.entries(file.pupilKeys ?? {}).map(([id, key]) => [id, keyBytes(where, id, key)]),
  );
  const currentPupilKeyId = file.currentPupilKeyId ?? '';
  if (!pupilKeys.has(currentPupilKeyId)) {
    throw new ConfigProblem(`The secrets in ${where} do not hold the pupil key named by currentPupilKeyId.`);
  }
  return {
    pupilKeys,
    currentPupilKeyId,
    blindIndexKey: keyBytes(where, 'blindIndexKey', file.blindIndexKey),
    cursorKey: keyBytes(where, 'cursorKey', file.cursorKey),
  };
}

function keyBytes(where: string, name: string, text: string | undefined): Buffer {
  const key = Buffer.from(text ?? '', 'base64');
  if (key.length !== 32) throw new ConfigProblem(`The key ${name} in ${where} is not 32 bytes of base64.`);
  return key;
}
