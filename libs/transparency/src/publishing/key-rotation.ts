import {
  formatSignerKey,
  formatVerifierKey,
  signerKeyFromSeed,
  signerOf,
  signKeyLink,
  verifierOf,
} from '#evidence';
import { linkLine, partsOfKeyFile } from './key-file-lines.js';
import { logKeysOf } from './log-keys.js';

/** Nothing is rotated or retired; the message is one sentence. */
export class KeysStay extends Error {
  override readonly name = 'KeysStay';
}

/**
 * The lines of the key file after a rotation: the new key first, then the present one, which goes on signing beside it
 * until it is retired.
 * @param seed 32 random bytes
 * @param time RFC 3339, UTC, milliseconds
 * @throws Malformed for lines that are no key file; KeysStay while two keys sign already
 */
export const rotatedKeyLines = async (
  lines: readonly string[],
  seed: Uint8Array,
  time: string,
): Promise<readonly string[]> => {
  const { origin, verifiers, signers, links } = logKeysOf(lines);
  const { secrets, former } = partsOfKeyFile(lines);
  if (secrets.length > 1)
    throw new KeysStay(
      'Đã có hai khóa cùng ký, hãy bỏ khóa cũ trước / Two keys sign already: retire the former one first ' +
        '(socai keys retire).',
    );
  const made = signerKeyFromSeed(origin, seed);
  const next = verifierOf(origin, made.publicKey);
  const link = await signKeyLink(
    { origin, old: verifiers[0]!, next, time },
    signers[0]!,
    signerOf(origin, made.privateKey),
  );
  return [formatSignerKey(made), formatSignerKey(secrets[0]!), ...former, ...[...links, link].map(linkLine)];
};

/** The lines after the former key has stopped signing: it is left as a verifier key. @throws Malformed, KeysStay */
export const retiredKeyLines = (lines: readonly string[]): readonly string[] => {
  const { verifiers, links } = logKeysOf(lines);
  const { secrets } = partsOfKeyFile(lines);
  if (secrets.length === 1)
    throw new KeysStay('Chỉ có một khóa ký / One key signs: there is none to retire.');
  return [formatSignerKey(secrets[0]!), ...verifiers.slice(1).map(formatVerifierKey), ...links.map(linkLine)];
};
