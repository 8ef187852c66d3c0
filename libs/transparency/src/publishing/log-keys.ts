import {
  formatVerifierKey,
  openCheckpoint,
  type OpenedCheckpoint,
  parseSignerKey,
  parseVerifierKey,
  type Signer,
  signerKeyFromSeed,
  formatSignerKey,
  signerOf,
  type Verdict,
  type Verifier,
  verifierOf,
} from '#evidence';

/** What a log signs with, and what its heads are checked with. */
export interface LogKeys {
  /** Name of the log, and of its keys. */
  readonly origin: string;
  /** The key may be elsewhere, in a hardware module: only this port knows. */
  readonly signer: Signer;
  /** Newest first: the present key and those it followed. */
  readonly verifiers: readonly Verifier[];
}

/**
 * Reads the lines of a key file: the private key (`PRIVATE+KEY+…`), then the verifier keys it followed, newest first.
 * @throws Malformed, which never shows a part of the key
 */
export const logKeysOf = ([first = '', ...former]: readonly string[]): LogKeys => {
  const { name, type, privateKey, publicKey } = parseSignerKey(first);
  const own = verifierOf(name, publicKey, type);
  return {
    origin: name,
    signer: signerOf(name, privateKey, type),
    verifiers: [own, ...former.map(line => parseVerifierKey(line))],
  };
};

/** The first line of a new key file. @param seed 32 random bytes */
export const newLogKey = (origin: string, seed: Uint8Array): string =>
  formatSignerKey(signerKeyFromSeed(origin, seed));

/** What `/log/verifier-key` answers: one line a key, newest first. */
export const verifierKeyLines = ({ verifiers }: Pick<LogKeys, 'verifiers'>): string =>
  verifiers.map(verifier => `${formatVerifierKey(verifier)}\n`).join('');

/** A head of this log, signed by one of its keys. */
export const openHead = (note: string, { origin, verifiers }: LogKeys): Verdict<OpenedCheckpoint> =>
  openCheckpoint(note, { origin, logKeys: verifiers });
