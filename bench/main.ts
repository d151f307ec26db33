import { fundingBench } from './funding/funding-bench.js';
import { ledgerBench } from './ledger/ledger-bench.js';

const benches: Record<string, (args: readonly string[]) => Promise<void>> = {
  funding: fundingBench,
  ledger: ledgerBench,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". Use: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 1;
} else {
  await bench(args);
}
