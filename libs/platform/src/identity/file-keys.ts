import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** Two readings for unknown keys lie this far apart at least: a flood of forged key ids reads nothing. */
const cooldownMs = 30_000;
/** Nothing is believed longer than this without another look: a key that was taken out of the file is out. */
const keepMs = 600_000;

const read = async (path: string): Promise<JWTVerifyGetKey> =>
  createLocalJWKSet(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet);

/**
 * Keys in a file. An unknown key id and the end of ten minutes read it again; while what is there cannot be read as a
 * key set, as in the middle of a copy, the keys of before stay.
 */
export class FileKeys {
  private reading: Promise<void> | undefined;

  private constructor(
    private readonly path: string,
    private readonly nowMs: () => number,
    private keys: JWTVerifyGetKey,
    private readAtMs: number,
  ) {}

  /** @throws when the file cannot be read as a key set */
  static async open(path: string, nowMs: () => number): Promise<FileKeys> {
    return new FileKeys(path, nowMs, await read(path), nowMs());
  }

  readonly get: JWTVerifyGetKey = async (header, token) => {
    if (this.ageMs() >= keepMs) await this.readAgain();
    try {
      return await this.keys(header, token);
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey) || this.ageMs() < cooldownMs) throw fault;
      await this.readAgain();
      return this.keys(header, token);
    }
  };

  private ageMs(): number {
    return this.reading ? Number.POSITIVE_INFINITY : this.nowMs() - this.readAtMs;
  }

  /** Everybody who asks meanwhile waits for the one reading. */
  private readAgain(): Promise<void> {
    this.reading ??= read(this.path)
      .then(keys => void (this.keys = keys))
      .catch(() => undefined)
      .finally(() => {
        this.readAtMs = this.nowMs();
        this.reading = undefined;
      });
    return this.reading;
  }
}
