import { expect } from '@jest/globals';
import type { ServerProcess } from './server-process.js';

/** Expects the server to end by itself with one plain line on its error output, and gives that line. */
export async function refusalOf(server: ServerProcess): Promise<string> {
  const { code } = await server.ended;
  expect({ code, errors: server.errors }).toEqual({
    code: 1,
    errors: expect.stringMatching(/^[A-Z][^\n]{20,}\n$/),
  });
  expect(server.output).not.toContain('The service is ready');
  return server.errors.trimEnd();
}
