import {
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  type Signer,
  type SignerKey,
  signerKeyFromSeed,
  signerOf,
  verifierOf,
} from '#evidence';
import type { Random } from '#event-sourcing';
import { KeyFileProblem, makeKeyFile, readKeyFile } from '#stores/files';

/** What a witness signs with, and the line by which others know it. */
export interface WitnessKey {
  readonly signer: Signer;
  readonly verifierKey: string;
}

const keyOf = ({ name, type, privateKey, publicKey }: SignerKey): WitnessKey => ({
  signer: signerOf(name, privateKey, type),
  verifierKey: formatVerifierKey(verifierOf(name, publicKey, type)),
});

/** @throws KeyFileProblem when the file exists, RangeError when the name can be none */
export const makeWitnessKey = (path: string, name: string, random: Random): WitnessKey => {
  const key = signerKeyFromSeed(name, random.bytes(32), 'cosignature');
  makeKeyFile(path, [formatSignerKey(key)]);
  return keyOf(key);
};

/** @throws KeyFileProblem, which never shows a part of the key */
export const readWitnessKey = (path: string): WitnessKey => {
  const [line = ''] = readKeyFile(path);
  let key: SignerKey;
  try {
    key = parseSignerKey(line);
  } catch (fault) {
    throw new KeyFileProblem(
      `Không dùng được tệp khóa / The key file ${path} cannot be used: ${(fault as Error).message}.`,
    );
  }
  if (key.type !== 'cosignature')
    throw new KeyFileProblem(
      `Nhân chứng cần khóa riêng / The key file ${path} holds the key of a log: a witness needs one of its own.`,
    );
  return keyOf(key);
};
