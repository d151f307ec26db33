import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { exitCodeOf, runImport, type ImportFile, type ImportSummary } from '#directory';
import { parsePlainDate, type PlainDate } from '#kernel';
import { ConfigProblem, type Config } from '#platform';
import { withOwner } from '../with-owner.js';
import { describeSummary } from './describe-summary.js';
import { IMPORT_KINDS, type ImportKind } from './import-kinds.js';

interface Flags {
  readonly authority: string;
  readonly asAt?: PlainDate;
  readonly from?: PlainDate;
  readonly links?: string;
  readonly source?: string;
  readonly by: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
}

const HELP = `
Kinds:
${Object.entries(IMPORT_KINDS)
  .map(([kind, { about }]) => `  ${kind.padEnd(12)} ${about}`)
  .join('\n')}

Exit code: 0 all is well, 2 some rows were rejected and the others imported, 1 nothing was imported.`;

/** `import <kind> <file>`: loads a file into the database and says what became of its rows. */
export function importCommand(config: Config): Command {
  return new Command('import')
    .description('load schools, a census, communities, terms or people from a CSV file')
    .addArgument(new Argument('<kind>', 'what the file is about').choices(Object.keys(IMPORT_KINDS)))
    .argument('<file>', 'a CSV file; its columns are found by their headers')
    .addOption(
      new Option('--authority <code>', 'the three digits of the authority at the DfE, such as 886')
        .argParser(dfeCode)
        .makeOptionMandatory(),
    )
    .option('--as-at <date>', 'when the facts were true; for a census, its day (default: today)', date)
    .option(
      '--from <date>',
      'from when new memberships hold (default: the first day of this academic year)',
      date,
    )
    .option('--links <file>', 'with schools: the links file that belongs to it, in the same go')
    .option('--source <text>', 'where the file comes from, for the record (default: its name)')
    .option('--by <name>', 'who imports, for the record', userInfo().username)
    .option('--dry-run', 'show what would change and write nothing', false)
    .option('--strict', 'import nothing when any row is rejected', false)
    .addHelpText('after', HELP)
    .action((kind: ImportKind, file: string, flags: Flags) => importFiles(config, kind, file, flags));
}

async function importFiles(config: Config, kind: ImportKind, file: string, flags: Flags): Promise<void> {
  if (flags.links !== undefined && kind !== 'schools')
    throw new ConfigProblem('--links goes with schools only.');
  const { links, by: importedBy, ...options } = flags;
  const files = [await open(config, kind, file)];
  if (links !== undefined) files.push(await open(config, 'links', links));
  const say = (step: string) => console.error(`${step} …`);
  const summaries = await withOwner(config, (owner) =>
    runImport(owner, files, { ...options, importedBy }, say),
  );
  console.log(summaries.map(inWords).join('\n\n'));
  const codes = summaries.map(exitCodeOf);
  process.exitCode = codes.includes(1) ? 1 : Math.max(0, ...codes);
}

function inWords(summary: ImportSummary): string {
  return describeSummary(IMPORT_KINDS[summary.kind as ImportKind].title, summary).join('\n');
}

async function open(config: Config, kind: ImportKind, path: string): Promise<ImportFile> {
  try {
    const { fileKind: given } = IMPORT_KINDS[kind];
    const fileKind = typeof given === 'function' ? given(config) : given;
    return { kind, fileKind, name: basename(path), bytes: await readFile(path) };
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'you may not read it',
    };
    throw new ConfigProblem(`Cannot read ${path}: ${reasons[code ?? ''] ?? code ?? 'unknown reason'}.`);
  }
}

function dfeCode(value: string): string {
  if (!/^[0-9]{3}$/.test(value)) throw new InvalidArgumentError('It has three digits, such as 886.');
  return value;
}

function date(value: string): PlainDate {
  const read = parsePlainDate(value);
  if (!read.ok) throw new InvalidArgumentError(read.error);
  return read.value;
}
