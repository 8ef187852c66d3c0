/** A ledger refused, or does not answer. Said to a person in one sentence. */
export class LedgerProblem extends Error {
  override readonly name = 'LedgerProblem';
  constructor(
    message: string,
    /** What the ledger answered, if it did. */
    readonly status?: number,
  ) {
    super(message);
  }
}

export interface ClientOptions {
  readonly url: string;
  readonly token?: string;
  /** Whose token is taken from a demo when none is given; an operator's unless said. */
  readonly demoDuty?: string;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
}

/** A running ledger, as operators and auditors ask it. */
export class LedgerClient {
  private readonly url: string;

  constructor(private readonly options: ClientOptions) {
    this.url = options.url.replace(/\/$/u, '');
  }

  /** @throws LedgerProblem */
  get<T>(path: string): Promise<T> {
    return this.ask('GET', path);
  }

  /** @throws LedgerProblem */
  post<T>(path: string): Promise<T> {
    return this.ask('POST', path);
  }

  private async ask<T>(method: string, path: string): Promise<T> {
    const authorization = `Bearer ${this.options.token ?? (await this.demoToken())}`;
    const headers = { authorization, 'accept-language': 'en' };
    const response = await fetch(this.url + path, { method, headers }).catch(() => undefined);
    if (!response) throw new LedgerProblem(`Không có sổ nào trả lời / No ledger answers at ${this.url}`);
    if (response.ok) return (await response.json()) as T;
    const { code = '', detail = '' } = (await response.json().catch(() => ({}))) as Problem;
    throw new LedgerProblem(
      `Sổ không nhận / The ledger refused: ${response.status} ${code}: ${detail}`,
      response.status,
    );
  }

  /** A demo hands out tokens itself. */
  private async demoToken(): Promise<string> {
    const response = await fetch(`${this.url}/demo/tokens`).catch(() => undefined);
    const { personas = [] } = response?.ok ? ((await response.json()) as { personas?: DemoPersona[] }) : {};
    const wanted = this.options.demoDuty ?? 'operator';
    const persona = personas.find(({ duties }) => duties.some(({ duty }) => duty === wanted));
    if (!persona)
      throw new LedgerProblem(
        `Cần thẻ có nhiệm vụ ${wanted} / A token is needed: set SOCAI_TOKEN to one with the duty ${wanted}.`,
      );
    return persona.token;
  }
}

interface DemoPersona {
  readonly token: string;
  readonly duties: readonly { readonly duty: string }[];
}
