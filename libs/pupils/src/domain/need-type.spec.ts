import { describe, expect, it } from '@jest/globals';
import { BROAD_AREAS, broadAreaOf, NEED_TYPES, type NeedType } from './need-type.js';

const types = Object.keys(NEED_TYPES) as NeedType[];

describe('the types of need', () => {
  it('are the fourteen of the school census', () => {
    expect(types).toEqual('SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH NSA DS'.split(' '));
  });

  it.each([
    ['COMMUNICATION_AND_INTERACTION', ['SLCN', 'ASD']],
    ['COGNITION_AND_LEARNING', ['SPLD', 'MLD', 'SLD', 'PMLD']],
    ['SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH', ['SEMH']],
    ['SENSORY_AND_PHYSICAL', ['HI', 'VI', 'MSI', 'PD']],
    [undefined, ['OTH', 'NSA', 'DS']],
  ])('the broad area %p holds %p and nothing else', (area, members) => {
    expect(types.filter((type) => broadAreaOf(type) === area)).toEqual(members);
  });

  it('belong to one of four broad areas, or to none', () => {
    const areas = new Set(types.map(broadAreaOf));
    areas.delete(undefined);
    expect([...areas].sort()).toEqual(Object.keys(BROAD_AREAS).sort());
  });
});
