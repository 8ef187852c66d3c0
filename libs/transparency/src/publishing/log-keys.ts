import {
  followKeyLinks,
  formatVerifierKey,
  Malformed,
  type NoteSignature,
  openCheckpoint,
  type OpenedCheckpoint,
  parseVerifierKey,
  type Signer,
  signerKeyFromSeed,
  formatSignerKey,
  signerOf,
  signText,
  type Verdict,
  type Verifier,
  verifierOf,
} from '#evidence';
import { partsOfKeyFile } from './key-file-lines.js';

/** What a log signs with, and what its heads are checked with. */
export interface LogKeys {
  /** Name of the log, and of its keys. */
  readonly origin: string;
  /**
   * The present key, and after a rotation the one before it, until it is retired: whoever does not know the new key yet
   * can go on. The keys may be elsewhere, in a hardware module: only this port knows.
   */
  readonly signers: readonly Signer[];
  /** Newest first: the present key and those it followed. */
  readonly verifiers: readonly Verifier[];
  /** Signed links from each key to the next, oldest first. */
  readonly links: readonly string[];
}

/**
 * Reads the lines of a key file: private keys (`PRIVATE+KEY+…`), the verifier keys that they followed, both newest
 * first, and the links between keys, oldest first.
 * @throws Malformed, which never shows a part of a key
 */
export const logKeysOf = (lines: readonly string[]): LogKeys => {
  const { secrets, former, links } = partsOfKeyFile(lines);
  const own = secrets.map(({ name, publicKey, type }) => verifierOf(name, publicKey, type));
  const verifiers = [...own, ...former.map(line => parseVerifierKey(line))];
  const origin = own[0]!.name;
  mustLead(origin, verifiers, links);
  const signers = secrets.map(({ name, privateKey, type }) => signerOf(name, privateKey, type));
  return { origin, signers, verifiers, links };
};

/** Keys that the links do not lead to would be published as if they did. @throws Malformed */
const mustLead = (origin: string, verifiers: readonly Verifier[], links: readonly string[]): void => {
  const [newest] = verifiers;
  const chain = followKeyLinks({ origin, known: verifiers }, links);
  if (chain.refused) throw new Malformed('key-link', chain.refused.failure.message);
  if (chain.links.length > 0 && chain.links.at(-1)!.next.keyId !== newest!.keyId)
    throw new Malformed('key-link', 'the last link does not lead to the first key of the file');
  if (verifiers.some(({ name }) => name !== origin))
    throw new Malformed('signer-key', 'its keys have different names');
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

/**
 * A key that is elsewhere may answer anything, and what does not open, once recorded, would end the log.
 * @throws Error, as for an outage
 */
export const mustBeHead = (note: string, keys: LogKeys): void => {
  const opened = openHead(note, keys);
  if (!opened.ok) throw new Error(`what was signed is no head of this log: ${opened.message}`);
};

/** Signatures of the keys that sign for the log and have not signed this head yet; none for what is no head of it. */
export const missingSignatures = async (note: string, keys: LogKeys): Promise<readonly NoteSignature[]> => {
  const opened = openHead(note, keys);
  if (!opened.ok) return [];
  const { body, signedBy } = opened.value;
  const missing = keys.signers.filter(({ keyId }) => !signedBy.some(one => one.keyId === keyId));
  return Promise.all(missing.map(signer => signText(signer, body)));
};
