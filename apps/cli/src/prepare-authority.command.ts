import { Command } from 'commander';
import { addRuleSet, KENT_RULE_SET } from '#allocation';
import { addReferenceData, EXAMPLE_REFERENCE_DATA } from '#funding';
import { ok } from '#kernel';
import { ConfigProblem, UnitOfWork, type Config } from '#platform';
import type { DataSource } from 'typeorm';
import { withOwner } from './with-owner.js';

interface PrepareOptions {
  readonly authority: string;
  readonly author: string;
  readonly approver: string;
}

/** What an authority needs, beside its schools, before a first budget can be proposed and a first request decided. */
export function prepareAuthorityCommand(config: Config): Command {
  return new Command('prepare-authority')
    .description(
      'add the default fund sources, thresholds and allocation rules to an authority; what is there stays',
    )
    .requiredOption('--authority <code>', 'the three digits of the authority at the DfE, such as 886')
    .requiredOption('--author <name>', 'who puts the rules in force, for the record')
    .requiredOption('--approver <name>', 'who has approved them: somebody else')
    .action((options: PrepareOptions) => withOwner(config, (owner) => prepareAuthority(owner, options)));
}

async function prepareAuthority(
  owner: DataSource,
  { authority, author, approver }: PrepareOptions,
): Promise<void> {
  if (author === approver) throw new ConfigProblem('Author and approver of the rules have to be two people.');
  const [found] = await owner.query<{ id: string; name: string }[]>(
    'select id, name from directory.authority where dfe_code = $1',
    [authority],
  );
  if (found === undefined) {
    throw new ConfigProblem(`There is no authority ${authority} yet. Import its schools first.`);
  }
  const { id, name } = found;
  const nobody = { communityIds: [], awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  await new UnitOfWork(owner).write({ authorityId: id, personId: id, ...nobody }, async (tx) => {
    await addReferenceData(tx, id, EXAMPLE_REFERENCE_DATA);
    await addRuleSet(tx, id, KENT_RULE_SET, { authoredBy: author, approvedBy: approver });
    return ok(undefined);
  });
  console.log(
    `${name} has its fund sources, thresholds and rules. Next: import people, then propose budgets.`,
  );
}
