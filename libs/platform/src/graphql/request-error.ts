import type { GraphQLError } from 'graphql';

/**
 * What graphql-js or Apollo says about a malformed request, fit to be read: variable errors lead with the place and
 * the reason instead of an echo of the value, which may be a child's name or 200 kB long.
 */
export function requestErrorMessage(error: GraphQLError): string {
  const reason = error.originalError?.message;
  if (reason === undefined || !error.message.endsWith(`; ${reason}`)) return error.message;
  const lead = error.message.slice(0, -`; ${reason}`.length);
  const place = /at "([^"]+)"$/.exec(lead)?.[1] ?? /^Variable "\$(\w+)"/.exec(lead)?.[1];
  return place === undefined ? reason : `${place}: ${reason}`;
}

/**
 * Names of the schema offered as a correction are help for a developer, and a map for somebody who is guessing.
 * Apollo's `hideSchemaDetailsFromClientErrors` removes those about fields, but leaves those about variables.
 */
export function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean .+\?$/s, '');
}
