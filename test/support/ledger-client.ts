import type { AskedOf, ToldAnswers } from './told-answers.js';
import { type Somebody, tokenOf } from './tokens.js';

/** What the ledger answered. `body` is JSON where it is JSON, else text. */
export interface Answer<Body = any> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One person's way to the ledger. */
export interface Client {
  readonly get: <Body = any>(path: string, headers?: Record<string, string>) => Promise<Answer<Body>>;
  /** A command with an idempotency key; a made-up one unless said. `content` may be JSON text as it stands. */
  readonly post: <Body = any>(
    path: string,
    content: unknown,
    headers?: Record<string, string | undefined>,
  ) => Promise<Answer<Body>>;
}

let keys = 0;

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const json = /json/u.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
};

const present = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

/**
 * @param token a bearer token, or whom to make one for; undefined for nobody
 * @param told what every answer must be in accord with, if it is known
 */
export const clientOf = async (
  url: string,
  token: string | Somebody | undefined,
  told: () => ToldAnswers | undefined = () => undefined,
): Promise<Client> => {
  const held = (asked: AskedOf, answer: Answer): Answer => {
    const faults = told()?.faultsOf(asked, answer) ?? [];
    if (faults.length === 0) return answer;
    throw new Error(
      `OpenAPI does not tell this answer to ${asked.method} ${asked.path}: ${faults.join('; ')}`,
    );
  };
  const bearer = typeof token === 'object' ? await tokenOf(token) : token;
  const authorization = bearer === undefined ? undefined : `Bearer ${bearer}`;
  return {
    get: async (path, headers = {}) =>
      held(
        { method: 'get', path },
        await answerOf(await fetch(url + path, { headers: present({ authorization, ...headers }) })),
      ),
    post: async (path, content, headers = {}) =>
      held(
        { method: 'post', path },
        await answerOf(
          await fetch(url + path, {
            method: 'POST',
            body: typeof content === 'string' ? content : JSON.stringify(content),
            headers: present({
              authorization,
              'content-type': 'application/json',
              'idempotency-key': `key-${process.pid}-${(keys += 1)}`,
              ...headers,
            }),
          }),
        ),
      ),
  };
};
