import { bytesOfBase64, hexOfBytes, sha256Of, textBytes, type Bytes } from './bytes.js';

/** A checkpoint as its text says it: worth nothing before a signature of it was checked. */
export interface SignedHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** What is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignatureLine[];
}

export interface NoteSignatureLine {
  readonly name: string;
  /** Eight hex digits. */
  readonly id: string;
  readonly signature: Bytes;
}

export interface NoteKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Bytes;
}

const signatureLine = (line: string): NoteSignatureLine => {
  const [, name, encoded] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  if (name === undefined || encoded === undefined) throw new Error(`no signature line: ${line.slice(0, 80)}`);
  const bytes = bytesOfBase64(encoded);
  return { name, id: hexOfBytes(bytes.slice(0, 4)), signature: bytes.slice(4) };
};

/** Takes a checkpoint apart. Source: C2SP signed-note, tlog-checkpoint. @throws Error */
export const readHead = (note: string): SignedHead => {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n')) throw new Error('the checkpoint is no signed note');
  const text = note.slice(0, blank + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  if (!/^(0|[1-9]\d{0,15})$/u.test(size)) throw new Error(`no size: ${size}`);
  const lines = note.slice(blank + 2, -1).split('\n');
  return {
    origin,
    size: Number(size),
    root: bytesOfBase64(root),
    text,
    signatures: lines.map(signatureLine),
  };
};

/** `name+id+base64(1 ‖ public key)`. Source: C2SP signed-note. @throws Error, also when the id is another key's */
export const readKey = async (line: string): Promise<NoteKey> => {
  const [, name = '', id = '', material = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim()) ?? [];
  const bytes = material === '' ? new Uint8Array() : bytesOfBase64(material);
  if (bytes.length !== 33 || bytes[0] !== 1) throw new Error('no Ed25519 verifier key of a log');
  const named = await sha256Of(textBytes(`${name}\n`), bytes);
  if (hexOfBytes(named.slice(0, 4)) !== id) throw new Error('the id of the key is another key’s');
  return { name, id, publicKey: bytes.slice(1) };
};

/** Whether this browser knows Ed25519; without it no signature can be checked here. */
export const knowsEd25519 = async (): Promise<boolean> => {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32).fill(1), { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch (error) {
    return (error as { readonly name?: string }).name === 'DataError';
  }
};

const signs = async ({ publicKey }: NoteKey, signature: Bytes, text: string): Promise<boolean> => {
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, textBytes(text));
};

/**
 * What speaks against a head; undefined: a known key signed it, under the log's own name, and none wrongly.
 * @param keys of the log
 */
export const faultOfHead = async (
  head: SignedHead,
  keys: readonly NoteKey[],
): Promise<string | undefined> => {
  let signed = false;
  for (const { name, id, signature } of head.signatures) {
    const key = keys.find(known => known.name === name && known.id === id);
    if (!key || name !== head.origin) continue;
    if (!(await signs(key, signature, head.text)))
      return `the signature of ${name}+${id} does not sign this text`;
    signed = true;
  }
  return signed ? undefined : 'no known key of the log has signed it';
};
