import type { SampleOperation } from '#platform';

/** Ready operations for the explorer, in the order of a chair's day. */
export const SAMPLE_OPERATIONS: readonly SampleOperation[] = [
  { title: 'Who am I?', query: '{ me { displayName roles { role } } }' },
];
