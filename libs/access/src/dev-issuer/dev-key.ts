import { newId } from '#kernel';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigProblem } from '#platform';

const FILE = 'signing-key.json';

/**
 * The private key of the development issuer, from a folder that only its owner may read. Made on first use; two
 * programs that start at once end up with the same key. Throws a ConfigProblem where the file holds something else.
 */
export async function devSigningKey(directory: string): Promise<JWK> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, FILE);
  return (await readKey(path)) ?? (await makeKey(directory, path));
}

async function readKey(path: string): Promise<JWK | undefined> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
  if (text === undefined) return undefined;
  await chmod(path, 0o600);
  const key = parse(text);
  if (key?.kty !== 'OKP' || typeof key.d !== 'string') {
    throw new ConfigProblem(
      `The file ${path} does not hold a signing key. Delete it: a new one is made at the next start.`,
    );
  }
  return key;
}

/** Written whole under another name first, then linked: whoever finds the file finds all of it. */
async function makeKey(directory: string, path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const draft = join(directory, `${newId()}.draft`);
  await writeFile(draft, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) }), {
    mode: 0o600,
    flag: 'wx',
  });
  try {
    await link(draft, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    await rm(draft);
  }
  return (await readKey(path)) as JWK;
}

function parse(text: string): JWK | undefined {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    return undefined;
  }
}
