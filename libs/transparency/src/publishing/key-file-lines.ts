import { parseSignerKey, type SignerKey } from '#evidence';

const secretMark = 'PRIVATE+KEY+';
const linkMark = 'KEY+LINK+';

/** What stands in a key file, line by line. */
export interface KeyFileParts {
  /** Newest first; at least one. */
  readonly secrets: readonly SignerKey[];
  /** Lines of verifier keys, newest first. */
  readonly former: readonly string[];
  /** Signed notes, oldest first. */
  readonly links: readonly string[];
}

/** All in one file, so that a new key and what links it to the old one are there together or not at all. */
export const linkLine = (note: string): string => `${linkMark}${Buffer.from(note).toString('base64')}`;

/** @throws Malformed when there is no private key, or a line that is none of a key file */
export const partsOfKeyFile = (lines: readonly string[]): KeyFileParts => {
  const isSecret = (line: string): boolean => line.startsWith(secretMark);
  const isLink = (line: string): boolean => line.startsWith(linkMark);
  const [first = '', ...others] = lines;
  return {
    secrets: [first, ...others.filter(isSecret)].map(line => parseSignerKey(line)),
    former: others.filter(line => !isSecret(line) && !isLink(line)),
    links: others.filter(isLink).map(line => Buffer.from(line.slice(linkMark.length), 'base64').toString()),
  };
};
