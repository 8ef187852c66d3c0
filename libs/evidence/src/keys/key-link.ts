import type { TextOrBytes } from '../encoding/utf8.js';
import { Malformed, quoted } from '../malformed.js';
import { controlIn } from '../note/key-name.js';
import { parseNote } from '../note/note.js';
import { openNote } from '../note/open.js';
import { signNote } from '../note/sign.js';
import type { Signer } from '../note/signer.js';
import { formatVerifierKey, parseVerifierKey, type Verifier } from '../note/verifier.js';
import { checking, differs, failed, passed, type Verdict } from '../verdict.js';

/** First line of the text, so that it can be taken for nothing else that a log signs. */
export const keyLinkFormat = 'socai/key-link/v1';

/** What a log says when it takes a new key: both keys are its own, and the new one follows the old one. */
export interface KeyLink {
  readonly origin: string;
  readonly old: Verifier;
  readonly next: Verifier;
  /** When it was made: RFC 3339, UTC. Nobody but the log vouches for it. */
  readonly time: string;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;
const bad = (reason: string, line: number): Malformed => new Malformed('key-link', reason, { line });

/** Five lines: format, origin, old verifier key, new verifier key, time. */
export const formatKeyLink = ({ origin, old, next, time }: KeyLink): string => {
  if (origin === '' || controlIn(origin) >= 0 || !instant.test(time))
    throw new RangeError(
      'a link has an origin of one line and a time as RFC 3339 writes it, with milliseconds',
    );
  return `${[keyLinkFormat, origin, formatVerifierKey(old), formatVerifierKey(next), time].join('\n')}\n`;
};

/** Takes the text of a link apart and verifies nothing. @throws Malformed */
export const parseKeyLink = (text: string): KeyLink => {
  const [format = '', origin = '', old = '', next = '', time = '', end, ...more] = text.split('\n');
  if (format !== keyLinkFormat) throw bad(`${quoted(format)} is not ${keyLinkFormat}`, 1);
  if (origin === '') throw bad('there is no origin', 2);
  if (!instant.test(time)) throw bad(`${quoted(time)} is no time`, 5);
  if (end !== '' || more.length > 0) throw bad('it has five lines', 6);
  return { origin, old: parseVerifierKey(old), next: parseVerifierKey(next), time };
};

/** The link as a signed note (C2SP signed-note) of the old key and the new one. @throws RangeError */
export const signKeyLink = (link: KeyLink, old: Signer, next: Signer): Promise<string> =>
  signNote(formatKeyLink(link), [old, next]);

const opened = (input: TextOrBytes, origin: string): Verdict<KeyLink> => {
  const link = parseKeyLink(parseNote(input).text);
  if (link.origin !== origin)
    return differs('key-link.other-log', 'the link is of another log', origin, link.origin);
  const both = [link.old, link.next];
  if (both.some(({ name, type }) => name !== origin || type !== 'ed25519'))
    return failed('key-link.other-log', 'a key of the link is not one that signs for the log');
  if (link.old.keyId === link.next.keyId)
    return failed('key-link.key-returns', 'the link leads to its own key');
  const note = openNote(input, both);
  if (!note.ok) return note;
  const { length } = note.value.verified;
  if (length < 2) return failed('key-link.unsigned', 'not both of its keys have signed the link');
  return passed(link);
};

/**
 * A link of this log that both of its keys have signed. It says nothing to somebody who knows neither key: that is for
 * `followKeyLinks`. Never throws.
 */
export const openKeyLink = (input: TextOrBytes, origin: string): Verdict<KeyLink> =>
  checking(() => opened(input, origin));
