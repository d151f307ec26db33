/** One of the people of the story, who speaks to the service over HTTP like any client. */
export class Person {
  private token: string | undefined;

  constructor(
    private readonly url: string,
    private readonly subject: string,
  ) {}

  /** Sends an operation and gives its data. Throws where the service answers with an error. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    this.token ??= await this.signIn();
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (answer.errors !== undefined || answer.data === undefined) {
      throw new Error(
        `${this.subject} was answered: ${answer.errors?.map((error) => error.message).join(' ')}`,
      );
    }
    return answer.data;
  }

  private async signIn(): Promise<string> {
    const response = await fetch(`${this.url}/dev/sign-in/${this.subject}`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }
}
