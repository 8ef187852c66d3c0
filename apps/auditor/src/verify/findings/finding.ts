/**
 * Everything `socai verify` can find, stable for ever: programs rely on these codes. `docs/guides/verifying.md` says
 * what each means.
 */
export const findingCodes = [
  'event.missing',
  'event.unreadable',
  'event.not-canonical',
  'event.envelope',
  'event.type-unknown',
  'event.data',
  'event.content-hash',
  'event.id',
  'event.column',
  'event.unbalanced',
  'event.sealed',
  'event.high-water',
  'balance.below-zero',
  'balance.below-zero-on',
  'sealed.key-missing',
  'sealed.key-kept',
  'sealed.text',
  'stream.revision',
  'stream.prev',
  'stream.time',
  'gate.missing',
  'gate.later',
  'gate.straggler',
  'receipt.missing',
  'receipt.differs',
  'receipt.superfluous',
  'file.damaged',
  'name.twice',
  'leaf.malformed',
  'entry.differs',
  'tile.missing',
  'tile.differs',
  'head.invalid',
  'head.too-few-witnesses',
  'head.order',
  'head.beyond-log',
  'head.root',
  'head.former-key',
  'head.other-log',
  'head.lost',
  'key.link',
  'origin.statement',
  'heads-published.differs',
  'case.archive',
  'case.manifest',
  'case.file',
  'case.key',
  'case.proof',
  'case.scope',
  'case.counted',
  'case.page',
  'case.opened',
] as const;

/** What is said without being wrong: what was not checked, and what the law took away. */
export const noteCodes = [
  'note.unpublished',
  'note.no-key',
  'note.no-heads-published',
  'note.late-step',
  'note.redacted',
  'note.no-seal-keys',
  'note.key-rotated',
  'note.new-origin',
  'note.case-own-key',
  'note.case-release',
  'note.case-scope',
] as const;

export type FindingCode = (typeof findingCodes)[number] | (typeof noteCodes)[number];

/** Something that differs from what it must be, and where. */
export interface Finding {
  readonly code: FindingCode;
  readonly index?: number;
  readonly id?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly recordedAt?: string;
  /** The member, file, head or receipt it is about. */
  readonly what?: string;
  readonly expected?: string;
  readonly actual?: string;
}

export const isNote = ({ code }: Pick<Finding, 'code'>): boolean =>
  (noteCodes as readonly string[]).includes(code);

/** Where findings go. */
export type Report = (finding: Finding) => void;
