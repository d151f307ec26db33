import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build } from './build.mjs';
import { waitForStep } from './child-process.mjs';
import { ROOT } from './prepare.mjs';
import { countTests, NO_TESTS } from './test-counts.mjs';

/**
 * What one stage found: whether it is satisfied, and the tests it ran, if that is what it does.
 *
 * @typedef {{ ok: boolean, counts: typeof NO_TESTS }} Outcome
 */

/**
 * The stages of `npm test`, the quick ones first. A failing stage does not keep the next from running: whoever reads
 * the result wants all that is wrong.
 *
 * @type {{ name: string, run: (node: string) => Promise<Outcome> }[]}
 */
export const STAGES = [
  { name: 'format', run: (node) => runTool(node, 'prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: (node) => runTool(node, 'eslint', ['--max-warnings', '0', '.']) },
  { name: 'types', run: runBuild },
  {
    name: 'module rules',
    run: (node) => runTool(node, 'depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'libs']),
  },
  { name: 'unit tests', run: (node) => runJest(node, 'unit') },
  { name: 'database tests', run: (node) => runJest(node, 'database') },
];

async function runTool(node, name, args) {
  const code = await runProgram(node, [join(ROOT, 'node_modules', '.bin', name), ...args]);
  return { ok: code === 0, counts: NO_TESTS };
}

async function runBuild(node) {
  const { code, output } = await build(ROOT, node);
  if (code !== 0) console.log(output.trim());
  return { ok: code === 0, counts: NO_TESTS };
}

/** Runs one project of the Jest configuration and reads its counts from the report it writes. */
async function runJest(node, project) {
  const folder = mkdtempSync(join(tmpdir(), 'jest-report-'));
  try {
    const report = join(folder, 'report.json');
    const workers = Math.max(2, availableParallelism() - 1);
    const args = [
      '--selectProjects',
      project,
      '--ci',
      `--maxWorkers=${workers}`,
      '--json',
      `--outputFile=${report}`,
    ];
    const code = await runProgram(node, [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...args]);
    return { ok: code === 0, counts: readCounts(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Jest writes no report where it could not begin, for instance because the database did not start. */
function readCounts(report) {
  try {
    return countTests(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT') return NO_TESTS;
    throw error;
  }
}

/** The tests are ES modules, which Jest loads through an interface of Node that is still marked as experimental. */
function runProgram(node, args) {
  const env = {
    ...process.env,
    PATH: dirname(node) + delimiter + (process.env.PATH ?? ''),
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  };
  return waitForStep(spawn(node, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env }));
}
