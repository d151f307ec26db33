import { describe, expect, it } from '@jest/globals';
import { predecessorStillDying, problemFromOutput } from './server-log.js';

const CONTEXT = { dataDir: '/srv/pg', port: 20_000, log: '/srv/pg.log' };

/** Lines as PostgreSQL 15 and 18 print them. */
const CASES = [
  ['disk-full', 'initdb: error: could not write to file "/srv/pg/base/1/1249": No space left on device'],
  ['disk-full', 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
  ['port-taken', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
  ['data-folder-damaged', '[7] FATAL:  incorrect checksum in control file'],
  ['data-folder-damaged', '[7] PANIC:  could not locate a valid checkpoint record at 0/1500028'],
  ['data-folder-damaged', '[7] FATAL:  could not open file "pg_wal": No such file or directory'],
  ['data-folder-damaged', '[7] FATAL:  database files are incompatible with server'],
  ['data-folder-damaged', '[7] FATAL:  "/srv/pg" is not a valid data directory'],
  ['already-running', 'FATAL:  lock file "postmaster.pid" already exists'],
  ['already-running', 'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use'],
  ['permission-denied', 'FATAL:  data directory "/srv/pg" has wrong ownership'],
  ['permission-denied', 'FATAL:  data directory "/srv/pg" has invalid permissions'],
  ['permission-denied', 'initdb: error: could not create directory "/srv/pg": Permission denied'],
  ['start-failed', 'FATAL:  unrecognized configuration parameter "nonsense"'],
] as const;

describe('the output of PostgreSQL', () => {
  it.each(CASES)('means %s when it says: %s', (code, output) => {
    expect(
      problemFromOutput(`LOG:  starting\n${output}\nLOG:  database system is shut down\n`, CONTEXT).code,
    ).toBe(code);
  });

  it('is quoted without time, process and severity, and with the file to read on in', () => {
    const output = '2026-01-01 10:00:00 UTC [7] FATAL:  unrecognized configuration parameter "nonsense"';
    expect(problemFromOutput(output, CONTEXT).message).toBe(
      'PostgreSQL did not start: unrecognized configuration parameter "nonsense". More in /srv/pg.log.',
    );
  });

  it('gives a message even when the server printed nothing', () => {
    expect(problemFromOutput('', CONTEXT).message).toContain('it printed nothing');
  });

  it('tells a full disk before the damage that follows from it', () => {
    const output = 'PANIC:  could not open file "pg_wal/000": No space left on device';
    expect(problemFromOutput(output, CONTEXT).code).toBe('disk-full');
  });

  it('asks for patience only while a killed predecessor still holds shared memory', () => {
    expect(predecessorStillDying('FATAL:  pre-existing shared memory block (key 1) is still in use')).toBe(
      true,
    );
    expect(predecessorStillDying('FATAL:  lock file "postmaster.pid" already exists')).toBe(false);
  });
});
