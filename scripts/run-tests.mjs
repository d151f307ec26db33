import { performance } from 'node:perf_hooks';
import { elapsed } from './child-process.mjs';
import { prepare } from './prepare.mjs';
import { runCommand } from './refusal.mjs';
import { closingLine, NO_TESTS, sumStages } from './test-counts.mjs';
import { STAGES } from './test-stages.mjs';

/**
 * The whole of `npm test`: prepares the project, runs every stage, and ends with the closing line, whatever happened.
 * The exit code is 0 only where every stage is satisfied.
 */
export async function runTests() {
  let stages = [{ ok: false, counts: NO_TESTS }];
  await runCommand(async () => {
    const { node } = await prepare({ compile: false });
    stages = await runStages(node);
    return stages.every(({ ok }) => ok) ? 0 : 1;
  });
  console.log(closingLine(sumStages(stages)));
}

async function runStages(node) {
  const begun = performance.now();
  const outcomes = [];
  for (const stage of STAGES) outcomes.push(await runStage(stage, node));
  console.log(`\n── all stages, ${elapsed(begun)} ──`);
  for (const { name, ok, time } of outcomes) console.log(`${ok ? 'passed' : 'FAILED'}  ${name} (${time})`);
  return outcomes;
}

async function runStage({ name, run }, node) {
  console.log(`\n── ${name} ──`);
  const begun = performance.now();
  const { ok, counts } = await run(node);
  const time = elapsed(begun);
  console.log(`${name}: ${ok ? 'passed' : 'FAILED'} in ${time}`);
  return { name, ok, counts, time };
}
