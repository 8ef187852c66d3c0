import { msOf, sha256, uuidV8 } from '#kernel';

/** Said in one sentence; the demo ends with 1. */
export class DemoFailed extends Error {}

export interface DemoDocument {
  readonly issuer: string;
  readonly kind: string;
  readonly number: string;
  readonly date: string;
}

/** One command as a persona sends it. The key makes it one event, however often the demo is started. */
export interface Sent {
  readonly as: string;
  readonly path: string;
  readonly key: string;
  readonly on: string;
  readonly document: DemoDocument;
  readonly body?: object;
  /** Some commands are there to be refused. */
  readonly refused?: string;
  /** Seconds to wait for the process that it begins. */
  readonly wait?: number;
  readonly ifMatch?: string;
}

interface Answer {
  readonly status: number;
  readonly etag?: string;
  readonly body: any;
}

const asksAtMost = 500;

/** Speaks to the ledger over its public API alone. */
export class DemoClient {
  private readonly tokens = new Map<string, string>();
  entered = 0;

  constructor(private readonly url: string) {}

  async open(): Promise<void> {
    const { body } = await this.ask('GET', '/demo/tokens', {});
    for (const { name, token } of body.personas) this.tokens.set(name, token);
  }

  tokenOf(persona: string): string {
    const token = this.tokens.get(persona);
    if (!token) throw new DemoFailed(`the demo has no persona ${persona}`);
    return token;
  }

  /** @throws DemoFailed when the outcome is not the one the story tells */
  async send({ as, path, key, on, document, body = {}, refused, wait = 0, ifMatch }: Sent): Promise<Answer> {
    const content = { effectiveDate: on, document: withHash(document), ...body };
    const headers = {
      authorization: `Bearer ${this.tokenOf(as)}`,
      'idempotency-key': key.replaceAll(' ', '/'),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    };
    const answer = await this.ask('POST', wait === 0 ? path : `${path}?wait=${wait}`, headers, content);
    const outcome = outcomeOf(answer);
    if (outcome !== (refused ?? ''))
      throw new DemoFailed(
        `${as} ${path}: ${answer.status} ${outcome} ${answer.body?.detail ?? ''} ${details(answer)}`,
      );
    this.entered += 1;
    return answer;
  }

  async get(as: string, path: string): Promise<Answer> {
    const answer = await this.ask('GET', path, { authorization: `Bearer ${this.tokenOf(as)}` });
    if (answer.status !== 200) throw new DemoFailed(`${as} ${path}: ${answer.status} ${answer.body?.code}`);
    return answer;
  }

  /** Index of the newest event; -1 in an empty log. */
  async head(): Promise<number> {
    const { body } = await this.get('auditor', '/v1/events?limit=1');
    return body.head;
  }

  /** Asks until the answer says so: what a process did is read a moment after the process ended. */
  async getUntil(as: string, path: string, isSo: (body: any) => boolean): Promise<any> {
    for (let asked = 0; asked < asksAtMost; asked += 1) {
      const { body } = await this.get(as, path);
      if (isSo(body)) return body;
    }
    throw new DemoFailed(`${as} ${path}: not as the demo expects it`);
  }

  private async ask(
    method: string,
    path: string,
    headers: Record<string, string>,
    content?: object,
  ): Promise<Answer> {
    const sent = content === undefined ? {} : { body: JSON.stringify(content) };
    const type: Record<string, string> = content === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.url + path, { method, headers: { ...headers, ...type }, ...sent });
    const etag = response.headers.get('etag') ?? undefined;
    return { status: response.status, etag, body: await response.json() };
  }
}

/** The code of the refusal; empty when there is none. A process that was waited for may end in one. */
const outcomeOf = ({ status, body }: Answer): string =>
  status === 201 ? (body.problem?.code ?? '') : body.code;

const details = ({ body }: Answer): string => JSON.stringify(body?.errors ?? []);

/** The demo has no files: a document's hash is that of its name. */
const withHash = (document: DemoDocument) => ({
  ...document,
  sha256: sha256(Object.values(document).join('\n')),
});

const madeAt = msOf('2018-01-01T00:00:00.000Z').toString(16).padStart(12, '0');

/** A UUIDv7 of the sender's own, the same at every start: the instant is the story's, the rest the name's hash. */
export const idOf = (...parts: readonly string[]): string => {
  const named = uuidV8(sha256(['socai demo', ...parts].join('\n')));
  return `${madeAt.slice(0, 8)}-${madeAt.slice(8)}-7${named.slice(15)}`;
};
