/** Injects the clock: nothing else asks what time it is. */
export const CLOCK = Symbol('clock');

/** Injects the keys that live outside the database. */
export const SECRETS = Symbol('secrets');
