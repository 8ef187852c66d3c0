/** The texts and bytes that this library reads. */
export type Subject =
  | 'note'
  | 'checkpoint'
  | 'cosignature'
  | 'verifier-key'
  | 'signer-key'
  | 'key-link'
  | 'new-origin'
  | 'tile-path'
  | 'hash-tile'
  | 'entry-bundle'
  | 'tlog-proof'
  | 'add-checkpoint'
  | 'witness-answer'
  | 'leaf'
  | 'content'
  | 'json-proof';

/** Where reading stopped: a line of a text (from 1), a byte (from 0), or a member of JSON (`events[3].hashes[0]`). */
export interface Place {
  readonly line?: number;
  readonly offset?: number;
  readonly member?: string;
}

const spoken = ({ line, offset, member }: Place): string =>
  [line && ` at line ${line}`, offset !== undefined && ` at byte ${offset}`, member && ` at ${member}`]
    .filter(Boolean)
    .join('');

/**
 * What was given is not what it should be. Thrown by every `parse…` and by nothing else: a verifier that meets one
 * answers with a failure of the same code.
 */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly code: `${Subject}.malformed`;

  constructor(
    readonly subject: Subject,
    readonly reason: string,
    readonly place: Place = {},
  ) {
    super(`malformed ${subject}${spoken(place)}: ${reason}`);
    this.code = `${subject}.malformed`;
  }
}

/** A piece of a stranger's text, short and on one line, for a message. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
