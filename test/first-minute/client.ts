/** An answer of the API, as far as tests of starting and stopping look at it. */
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A token for one of the demonstration's people, from the server's own development sign-in. */
export async function signIn(url: string, subject: string): Promise<string> {
  const response = await fetch(`${url}/dev/sign-in/${subject}`);
  if (response.status !== 200) throw new Error(`${subject} cannot sign in: ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Sends an operation. Rejects where the server is gone. */
export async function ask<Data>(
  url: string,
  token: string,
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}
