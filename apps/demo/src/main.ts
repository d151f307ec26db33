import { plainLine } from '#platform';
import { tour } from './tour.js';

/** The story goes to standard output; how the server comes up goes to standard error. */
try {
  await tour(
    (line) => console.log(line),
    (line) => console.error(line),
  );
} catch (fault) {
  const line = plainLine(fault);
  if (line === undefined) throw fault;
  console.error(line);
  process.exitCode = 1;
}
