import type { OpenedEvent } from '../events/event-place.js';
import { placeOf } from '../events/event-place.js';
import type { Finding, Report } from '../findings/finding.js';
import { openSealed, type SealedMember, type SealKey } from '#event-sourcing';
import { type Redacted, redacted, type RedactionTarget } from '#redactions/events';

type RedactedField = RedactionTarget['fields'][number];

/** The keys of sealed fields, as a verifier reads them. */
export interface KeyCabinet {
  find(id: string): SealKey | undefined;
}

/** Sealed fields of a range. */
export interface SealedFields {
  readonly fields: number;
  /** Those without a key: each must have been redacted. */
  readonly withoutKey: readonly Finding[];
  /** `index field` of what was redacted by events of the range. */
  readonly redacted: readonly string[];
}

const nameOf = (index: number | undefined, field: string | undefined): string => `${index} ${field}`;

/** Looks for the key of every sealed field, which is there or redacted, and with it opens the text, if it is to be. */
export class SealBook {
  private fields = 0;
  private readonly withoutKey: Finding[] = [];
  private readonly redacted: string[] = [];

  constructor(
    private readonly keys: KeyCabinet | undefined,
    private readonly opens: boolean,
    private readonly report: Report,
  ) {}

  add(event: OpenedEvent): void {
    if (event.envelope.type === redacted.type) this.note(event);
    for (const field in event.envelope.sealed) this.look(event, field);
  }

  build(): SealedFields {
    const { fields, withoutKey, redacted: names } = this;
    return { fields, withoutKey, redacted: names };
  }

  private look({ row, envelope }: OpenedEvent, field: string): void {
    this.fields += 1;
    if (!this.keys) return;
    const member = envelope.sealed![field] as Partial<SealedMember> | undefined;
    const key = typeof member?.key === 'string' ? this.keys.find(member.key) : undefined;
    const place = { ...placeOf(row, envelope), what: field };
    if (!key) return void this.withoutKey.push({ ...place, code: 'sealed.key-missing' });
    if (!this.opens) return;
    const opened = openSealed(member, key, { eventId: envelope.id, field });
    if ('fault' in opened) this.report({ ...place, code: 'sealed.text', actual: opened.fault });
  }

  private note({ row, envelope }: OpenedEvent): void {
    const { targets } = envelope.data as Partial<Redacted['data']>;
    for (const target of Array.isArray(targets) ? targets : [])
      for (const field of Array.isArray(target?.fields) ? target.fields : []) {
        this.redacted.push(nameOf(target.index, field?.name));
        this.mustBeGone(target, field, row.index);
      }
  }

  /** What the law took away must not be readable again: left behind, or brought back with an old copy of the keys. */
  private mustBeGone(target: RedactionTarget, field: Partial<RedactedField>, by: number): void {
    if (typeof field?.key !== 'string' || !this.keys?.find(field.key)) return;
    const { index, eventId: id, stream, revision, recordedAt } = target;
    const place = { index, id, stream, revision, recordedAt };
    this.report({ ...place, code: 'sealed.key-kept', what: `${field.name} (Redacted: ${by})` });
  }
}

/** Sealed fields of all ranges: a key is gone only where the law took it. */
export class JoinedSeals {
  private readonly withoutKey = new Map<string, Finding>();
  private readonly redacted = new Set<string>();
  fields = 0;

  join({ fields, withoutKey, redacted: names }: SealedFields): void {
    this.fields += fields;
    for (const finding of withoutKey) this.withoutKey.set(nameOf(finding.index, finding.what), finding);
    for (const name of names) this.redacted.add(name);
  }

  finish(report: Report): void {
    for (const [name, finding] of this.withoutKey) if (!this.redacted.has(name)) report(finding);
  }
}
