import { isSealedMember, sealedHashOf } from '#event-sourcing';

/** Kind and version of the file, compared to the letter. `docs/guides/case-files.md` holds the rules. */
export const openedFormat = 'socai/opened/v1';

/** A sealed field of an event of a case, as the ledger answered for the person who asked. */
export interface OpenedText {
  readonly index: number;
  readonly eventId: string;
  readonly field: string;
  /** `sealed`: no duty of that person opens it. `unreadable`: its key is missing, and it is not redacted. */
  readonly state: 'open' | 'sealed' | 'redacted' | 'unreadable';
  /** Where it is open: the text, and the salt (hex) with which it gives the hash that the event commits to. */
  readonly text?: string;
  readonly salt?: string;
  readonly redactedSince?: string;
  readonly redactionId?: string;
}

/** Opened texts of a case. They stand beside it: the case is the same bytes with and without them. */
export interface OpenedTexts {
  readonly format: typeof openedFormat;
  /** SHA-256 of the case file, hex. */
  readonly case: string;
  /** By index, then field. */
  readonly fields: readonly OpenedText[];
}

/** `case.zip` → `case.opened.json` */
export const openedPathOf = (casePath: string): string => `${casePath.replace(/\.zip$/u, '')}.opened.json`;

export const formatOpened = (sha256: string, fields: readonly OpenedText[]): Uint8Array =>
  new Uint8Array(Buffer.from(`${JSON.stringify({ format: openedFormat, case: sha256, fields }, null, 2)}\n`));

/** @throws Error for what is no such file */
export const parseOpened = (bytes: Uint8Array): OpenedTexts => {
  const value = JSON.parse(Buffer.from(bytes).toString()) as Partial<OpenedTexts> | null;
  if (value?.format !== openedFormat) throw new Error(`it is not ${openedFormat}`);
  if (!Array.isArray(value.fields)) throw new Error('it has no fields');
  return value as OpenedTexts;
};

/** Whether a text is the one that the event commits to. @param member `sealed.<field>` of the event */
export const isCommittedTo = (member: unknown, { text, salt }: OpenedText): boolean =>
  isSealedMember(member) &&
  typeof text === 'string' &&
  typeof salt === 'string' &&
  sealedHashOf(text, salt) === member.hash;
