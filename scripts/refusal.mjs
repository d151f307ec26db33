/** Something a person has to put right: one plain line, and no stack. */
export class Refusal extends Error {}

/**
 * Runs the work of a command and ends the process with the exit code it gives. A refusal is printed as its plain line;
 * anything else is a fault and shows its stack.
 *
 * @param {() => Promise<number>} work
 */
export async function runCommand(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
