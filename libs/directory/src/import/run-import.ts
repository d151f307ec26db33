import { AcademicYear, err, newId, ok, systemClock, todayInLondon, type Result } from '#kernel';
import { sqlState, statement, UnitOfWork, type DatabaseScope, type Tx } from '#platform';
import type { DataSource } from 'typeorm';
import {
  changesAnything,
  countRows,
  leftOutByReason,
  problemsOf,
  type ImportSummary,
} from './import-summary.js';
import type { ImportOptions, ImportPlan, ImportSetting } from './importer.js';
import { readFile, refuse, type ImportFile, type Reading } from './read-file.js';
import { recordImport, wasImported } from './record-import.js';

/** Called with what is being done now, such as "Comparing 593 rows". */
export type OnProgress = (step: string) => void;

type Summaries = readonly ImportSummary[];

/**
 * Imports files in the order given, in one transaction: all of them, or none where one is refused as a whole (or has a
 * rejected row under `strict`). Short of that a rejected row is named and costs no other row. A dry run does all the
 * work and undoes it. A file that was imported before changes nothing. Gives a summary for each file, or only the one
 * of the file that was refused.
 *
 * Needs the connection of the database's owner: the server's role may not write these tables.
 */
export async function runImport(
  database: DataSource,
  files: readonly ImportFile[],
  options: ImportOptions,
  onProgress: OnProgress = () => undefined,
): Promise<Summaries> {
  const today = todayInLondon(systemClock);
  const readings: Reading[] = [];
  for (const file of files) {
    onProgress(`Reading ${file.name}`);
    const reading = readFile(file, options, { asAt: options.asAt ?? today, today });
    if (!reading.ok) return [reading.error];
    readings.push(reading.value);
  }
  const [first] = readings;
  const known = await findAuthority(database, options.authority);
  if (first === undefined) return [];
  if (known === undefined && first.summary.kind !== 'schools')
    return [refuseUnknownAuthority(first, options)];

  const common: CommonSetting = {
    authorityId: known ?? newId(),
    authorityCode: options.authority,
    asAt: first.summary.asAt,
    from: options.from ?? AcademicYear.of(today).startsOn,
    importedBy: options.importedBy,
  };
  const work = (tx: Tx) => importAll(tx, readings, { common, options, onProgress });
  const unitOfWork = new UnitOfWork(database);
  const scope = ownerScope(common.authorityId);
  try {
    const outcome = await (options.dryRun ? unitOfWork.rehearse(scope, work) : unitOfWork.write(scope, work));
    return outcome.ok ? outcome.value : [outcome.error];
  } catch (fault) {
    if (sqlState(fault) !== STILL_NEEDED) throw fault;
    return [refuse(first.summary, [{ reason: SCHOOL_STILL_NEEDED }])];
  }
}

/** SQLSTATE of a foreign key that would be left pointing at nothing. */
const STILL_NEEDED = '23503';

const SCHOOL_STILL_NEEDED =
  'A school that turns out to be another one under a new URN already has pupils, requests or staff of its own. ' +
  'They have to be moved before the two can be joined.';

type CommonSetting = Omit<ImportSetting, 'importId'>;

interface Run {
  readonly common: CommonSetting;
  readonly options: ImportOptions;
  readonly onProgress: OnProgress;
}

async function importAll(
  tx: Tx,
  readings: readonly Reading[],
  run: Run,
): Promise<Result<Summaries, ImportSummary>> {
  await tx.all(oneImportAtATime, [run.common.authorityId]);
  const summaries: ImportSummary[] = [];
  for (const reading of readings) {
    const done = await importOne(tx, reading, run);
    if (!done.ok) return done;
    summaries.push(done.value);
  }
  return ok(summaries);
}

async function importOne(tx: Tx, reading: Reading, run: Run): Promise<Result<ImportSummary, ImportSummary>> {
  const { fileName } = reading.summary;
  run.onProgress(`Comparing ${reading.opened.rows} rows of ${fileName} with what is there`);
  const setting: ImportSetting = { ...run.common, importId: newId() };
  const plan = await reading.opened.plan(tx, setting);
  const summary = summarise(reading.summary, plan);
  if (run.options.strict && summary.counts.rejected > 0) {
    return err({
      ...summary,
      refusal: 'Nothing was imported, because rows were rejected and --strict is set.',
    });
  }
  if (await isWorthRecording(tx, setting, summary)) {
    await plan.prepare?.(tx);
    await recordImport(tx, setting, summary, run.options);
  }
  if (changesAnything(summary.counts)) {
    run.onProgress(`Writing ${summary.counts.created + summary.counts.changed} rows`);
    await plan.write(tx);
  }
  return ok(summary);
}

function summarise(summary: ImportSummary, { verdicts, diff, notes }: ImportPlan): ImportSummary {
  return {
    ...summary,
    counts: countRows(verdicts),
    problems: problemsOf(verdicts),
    leftOut: leftOutByReason(verdicts),
    diff,
    notes,
  };
}

/** A new file that only confirms what is known is worth a record too; the same file a second time is not. */
async function isWorthRecording(
  tx: Tx,
  { authorityId }: ImportSetting,
  summary: ImportSummary,
): Promise<boolean> {
  if (changesAnything(summary.counts)) return true;
  if (summary.counts.unchanged === 0) return false;
  return !(await wasImported(tx, authorityId, summary.kind, summary.fileSha256));
}

function refuseUnknownAuthority({ summary }: Reading, { authority }: ImportOptions): ImportSummary {
  const reason = `There is no authority ${authority} yet. Import its schools first: that creates it.`;
  return refuse(summary, [{ reason }]);
}

const authorityByCode = statement<{ id: string }>(
  'directory.authority_by_code',
  'select id from directory.authority where dfe_code = $1',
);

/** Two imports at once would each plan for a directory the other is changing. */
const oneImportAtATime = statement<unknown>(
  'directory.one_import_at_a_time',
  `select pg_advisory_xact_lock(hashtextextended('directory.import:' || $1, 0))`,
);

async function findAuthority(database: DataSource, code: string): Promise<string | undefined> {
  const rows = await database.query<{ id: string }[]>(authorityByCode.text, [code]);
  return rows[0]?.id;
}

/** Nobody in particular, with no community and no school: the owner's rights do not come from the scope. */
function ownerScope(authorityId: string): DatabaseScope {
  return {
    authorityId,
    personId: '',
    communityIds: [],
    awardCommunityIds: [],
    caseCommunityIds: [],
    schoolIds: [],
  };
}
