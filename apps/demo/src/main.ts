import { ConfigProblem, LauncherProblem } from '#platform';
import { tour } from './tour.js';

/** The story goes to standard output; how the server comes up goes to standard error. */
try {
  await tour(
    (line) => console.log(line),
    (line) => console.error(line),
  );
} catch (fault) {
  if (!(fault instanceof ConfigProblem || fault instanceof LauncherProblem)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
