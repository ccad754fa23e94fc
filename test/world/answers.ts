/** What the server said to a request. */
export type Answer<Body = Record<string, unknown>> = {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
};
/** Whoever sends requests: a person, the browser of a guest, nobody. */
export type Caller = {
  /** Sends a request as this person and answers what the server said. */
  readonly call: <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
    version?: number,
  ) => Promise<Answer<Body>>;
};
/**
 * What somebody does: the body of the answer, or a failure that says what the server refused.
 * `answer` is all that was said, for a look at a refusal.
 */
export type Deed<Body> = Promise<Body> & { readonly answer: Promise<Answer<Body>> };

export function act<Body = Record<string, unknown>>(
  who: Caller,
  method: string,
  url: string,
  body?: unknown,
  version?: number,
): Deed<Body> {
  const answer = who.call<Body>(method, url, body, version);
  const done = answer.then((said) => {
    if (said.status < 300) return said.body;
    throw new Error(`${method} ${url}: ${said.status} ${JSON.stringify(said.body)}`);
  });
  done.catch(() => undefined); // whoever looks at a refusal does not wait for the body
  return Object.assign(done, { answer });
}

/** A deed, or a request as such. */
export type Said<Body> = Deed<Body> | Promise<Answer<Body>>;
export const answerOf = <Body>(said: Said<Body>): Promise<Answer<Body>> =>
  'answer' in said ? said.answer : said;
export const statusOf = async (said: Said<unknown>): Promise<number> =>
  (await answerOf(said)).status;

type Judged = { readonly verdict?: { readonly checks: readonly Check[] } };
type Check = { readonly name: string; readonly outcome: string };
/** The names of the checks that failed. */
export const failed = ({ body }: { readonly body: unknown }): string[] =>
  ((body as Judged).verdict?.checks ?? [])
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name }) => name);
/** Why somebody was refused: the names of the checks that failed. */
export const refusal = async (said: Said<unknown>): Promise<string[]> =>
  failed(await answerOf(said));
