/** Something in the set-up that a person has to put right. Its message is one plain line: what is wrong, what to do. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}
