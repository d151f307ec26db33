import { newId } from '#kernel';
import type { Cases, Seen } from './given-cases.js';
import type { ReadyCommand } from './given-commands.js';
import { YEAR } from './given-day.js';

const [OLD, NEW] = ['EXAMPLE-DEVON-2023-24', 'EXAMPLE-BRISTOL-PRIMARY-2017-18'];
const DRAFTED = '... on BandSchemeUplifted { bandVersion { id version } }';
const SIMULATED = '... on BandVersionSimulated { bandVersion { id version } }';
const PROPOSED = '... on BandConversionProposed { conversion { id version } }';

/** Each draft begins a day later, since values that begin already leave no room for others. */
let lastDay = YEAR.endsOn;

const draft = () => ({
  idempotencyKey: newId(),
  scheme: OLD,
  validFrom: (lastDay = lastDay.add({ days: 1 })).toString(),
  note: 'Decision of March',
});
const conversion = () => ({
  idempotencyKey: newId(),
  fromScheme: OLD,
  toScheme: NEW,
  convertsOn: `${YEAR.startsOn.year}-09-01`,
  note: 'One scheme for all',
});

/** A draft that raises all values. */
async function drafted(cases: Cases): Promise<Seen> {
  const given = await cases.done('maker', 'upliftBandScheme', { ...draft(), basisPoints: 430 }, DRAFTED);
  return given.bandVersion as Seen;
}

/** The commands about bands, each about a version or a change of its own. */
export const BAND_COMMANDS: readonly ReadyCommand[] = [
  { command: 'upliftBandScheme', person: 'maker', input: () => ({ ...draft(), basisPoints: 430 }) },
  {
    command: 'draftBandVersion',
    person: 'maker',
    input: () => ({ ...draft(), values: [{ band: 'B1', lowestPence: '170000', highestPence: '170000' }] }),
  },
  {
    command: 'simulateBandVersion',
    person: 'maker',
    input: async (cases) => about('versionId', await drafted(cases)),
  },
  {
    command: 'approveBandVersion',
    person: 'checker',
    input: async (cases) => {
      const simulate = about('versionId', await drafted(cases));
      const { bandVersion } = await cases.done('maker', 'simulateBandVersion', simulate, SIMULATED);
      return about('versionId', bandVersion as Seen);
    },
  },
  { command: 'proposeBandConversion', person: 'maker', input: conversion },
  {
    command: 'approveBandConversion',
    person: 'checker',
    input: async (cases) => {
      const proposed = await cases.done('maker', 'proposeBandConversion', conversion(), PROPOSED);
      return about('conversionId', proposed.conversion as Seen);
    },
  },
];

function about(name: string, { id, version }: Seen) {
  return { idempotencyKey: newId(), [name]: id, expectedVersion: version };
}
