import { asLauncherProblem, LauncherProblem } from '../postgres/problems.js';
import { ConfigProblem } from './config-problem.js';

/**
 * What to tell the person at the keyboard: what is wrong and what to do, on one line. Undefined for a fault of ours, of
 * which the whole story is of more use.
 */
export function plainLine(fault: unknown): string | undefined {
  const known = asLauncherProblem(fault);
  return known instanceof ConfigProblem || known instanceof LauncherProblem ? known.message : undefined;
}
