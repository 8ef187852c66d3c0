import { readFile, stat } from 'node:fs/promises';
import type { Identity } from './claims.js';
import type { Revocations } from './revocations.js';

/** The list is asked on every use; whether its file has changed is looked up once a second at most. */
const lookEveryMs = 1_000;

const line = /^(token|person|client) (\S+)$/u;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(each => each.replace(/\s+/gu, ' ').trim())
    .filter(each => each !== '' && !each.startsWith('#'));

/**
 * A text file, a line for each that is no longer trusted: `token <jti>`, `person <person_id>` (also as a principal), or
 * `client <azp>`; `#` begins a comment. While the file cannot be read the list of before stands.
 */
export class RevokedFile implements Revocations {
  private revoked: ReadonlySet<string> = new Set();
  private seen = '';
  private lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly path: string,
    private readonly nowMs: () => number,
  ) {}

  /** @throws when the file cannot be read, or has a line of another shape */
  async open(): Promise<this> {
    const lines = linesOf(await readFile(this.path, 'utf8'));
    const wrong = lines.find(each => !line.test(each));
    if (wrong !== undefined) throw new Error(`this is no line of it: ${wrong.slice(0, 60)}`);
    return this;
  }

  async isRevoked({ tokenId, personId, onBehalfOf, clientId }: Identity): Promise<boolean> {
    await this.look();
    if (this.revoked.size === 0) return false;
    const names = { token: [tokenId], person: [personId, onBehalfOf], client: [clientId] };
    return Object.entries(names).some(([kind, ids]) =>
      ids.some(id => id !== undefined && this.revoked.has(`${kind} ${id}`)),
    );
  }

  private async look(): Promise<void> {
    const nowMs = this.nowMs();
    if (nowMs - this.lookedAtMs < lookEveryMs) return;
    this.lookedAtMs = nowMs;
    try {
      const { mtimeMs, size, ino } = await stat(this.path);
      const version = `${mtimeMs} ${size} ${ino}`;
      if (version === this.seen) return;
      this.revoked = new Set(linesOf(await readFile(this.path, 'utf8')));
      this.seen = version;
    } catch {
      // A list that is being replaced is no reason to trust again whom it named.
    }
  }
}
