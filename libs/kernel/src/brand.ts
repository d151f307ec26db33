declare const brand: unique symbol;

/**
 * A plain value with a name the compiler knows: a `Brand<string, 'Urn'>` is still a string at run time, but
 * only the function that checked it can make one, so an unchecked string cannot take its place.
 */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
