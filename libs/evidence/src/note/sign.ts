import { cosignedMessage, timestampedSignature } from './cosignature.js';
import { formatNote, type Note, type NoteSignature, parseNote } from './note.js';
import type { Signer } from './signer.js';

/** A signature of a text that ends in a line feed. Source: C2SP signed-note, "Ed25519 signatures". */
export const signText = async (signer: Signer, text: string): Promise<NoteSignature> => ({
  name: signer.name,
  keyId: signer.keyId,
  signature: await signer.sign(Buffer.from(text)),
});

/**
 * A witness's signature of a checkpoint's body. Source: C2SP tlog-cosignature.
 * @param signer one whose key id is that of a `cosignature`
 * @param time seconds since 1970-01-01T00:00:00Z
 */
export const cosignText = async (signer: Signer, body: string, time: number): Promise<NoteSignature> => ({
  name: signer.name,
  keyId: signer.keyId,
  signature: timestampedSignature(time, await signer.sign(cosignedMessage(time, Buffer.from(body)))),
});

/** The note of a text with a signature of each signer. */
export const signNote = async (text: string, signers: readonly Signer[]): Promise<string> =>
  formatNote({ text, signatures: await Promise.all(signers.map(signer => signText(signer, text))) });

const sameKey = (one: NoteSignature, other: NoteSignature): boolean =>
  one.name === other.name && one.keyId === other.keyId;

/** The note with more signatures, each in place of an earlier one of the same key. @throws Malformed for no note */
export const withSignatures = (note: string, added: readonly NoteSignature[]): string => {
  const { text, signatures }: Note = parseNote(note);
  const kept = signatures.filter(signature => !added.some(other => sameKey(signature, other)));
  return formatNote({ text, signatures: [...kept, ...added] });
};
