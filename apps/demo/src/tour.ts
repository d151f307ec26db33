import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '#kernel';
import { brokenPromises, checkViews, ownerDataSource, readConfig } from '#platform';
import { serve, type RunningServer } from '../../api/src/serve.js';
import type { Money } from './answers.js';
import { askForLargeProject, askForOneChild } from './asking.js';
import { award, look, overreach } from './deciding.js';
import { Narrator } from './narrator.js';
import { STATEMENT } from './operations.js';
import { endEarly, prepare, release } from './paying.js';
import { Person } from './person.js';
import { Stage } from './stage.js';

/** The story plays on one day, so that it reads the same whenever it is told. */
const THE_DAY = '2026-11-23T10:00:00Z';

type Print = (line: string) => void;

/** Starts a server of its own in a folder that goes afterwards, plays a term over HTTP, and looks into every check. */
export async function tour(print: Print, progress: Print): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'community-send-budget-demo-'));
  try {
    const config = { ...readConfig({}, folder), port: 0, dataDir: folder, logLevel: 'warn' };
    const server = await serve(config, fixedClock(THE_DAY), progress);
    try {
      await play(server, print);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(server: RunningServer, print: Print): Promise<void> {
  const narrator = new Narrator(print);
  const person = (subject: string) => new Person(server.url, subject);
  const cast = {
    senco: person('senco'),
    secondSenco: person('second-senco'),
    chair: person('chair'),
    maker: person('maker'),
    checker: person('checker'),
  };
  const stage = await Stage.open(cast, narrator, 'C01', '2026-27');
  print(`A term in ${stage.communityName}, ${stage.authorityName}.`);

  narrator.chapter('The budget: proposed by one finance officer, opened by another');
  await stage.showLedger();
  narrator.chapter('A school asks');
  const request = await askForOneChild(stage);
  narrator.chapter('The chair decides');
  await look(stage, request);
  const awardId = await award(stage, request);
  await stage.showLedger();
  narrator.chapter('Too large for the community alone');
  await overreach(stage, await askForLargeProject(stage));
  narrator.chapter('The money is paid');
  const runId = await prepare(stage, '2026-12-15');
  await stage.showLedger();
  await release(stage, runId);
  await stage.showLedger();
  narrator.chapter('The child leaves early');
  await endEarly(stage, awardId, '2026-11-20');
  await stage.showLedger();
  narrator.chapter('The statement of what was available');
  await showStatement(stage);
  narrator.chapter('Every promise of the ledger is kept');
  await showChecks(stage, server.auditorUrl);
}

interface StatementAnswer {
  readonly communityBudget: {
    readonly statement: {
      readonly nodes: readonly {
        effectiveOn: string;
        movement: string;
        amount: Money;
        balanceAfter: Money;
      }[];
    };
  };
}

async function showStatement(stage: Stage): Promise<void> {
  const question = { communityId: stage.communityId, year: stage.year };
  const { communityBudget } = await stage.cast.chair.ask<StatementAnswer>(STATEMENT, question);
  const rows = communityBudget.statement.nodes
    .toReversed()
    .map((line) => [
      line.effectiveOn,
      line.movement.toLowerCase().replaceAll('_', ' '),
      line.amount.formatted,
      line.balanceAfter.formatted,
    ]);
  stage.narrator.table(['Day', 'what happened', 'amount', 'available after'], rows, 2);
}

async function showChecks(stage: Stage, auditorUrl: string): Promise<void> {
  const auditor = await ownerDataSource(auditorUrl, [], []).initialize();
  try {
    const [checks, broken] = [await checkViews(auditor), await brokenPromises(auditor)];
    if (broken.length > 0) throw new Error(`Broken: ${broken.map(({ check }) => check).join(', ')}`);
    stage.narrator.say(`${checks.length} checks over the whole database are empty.`);
  } finally {
    await auditor.destroy();
  }
}
