import type { Holder } from '#kernel';
import { commandRefused } from '#event-sourcing';
import { register, when } from '#views';

/** An attempt that a rule refused. */
export type RefusalDoc = {
  readonly index: number;
  readonly stream: string;
  readonly command: string;
  readonly code: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly holders: readonly Holder[];
  readonly unitId: string;
  readonly person: string;
  readonly effectiveDate: string;
  readonly recordedAt: string;
  readonly issuedBy?: string;
  readonly externalRef?: string;
};

const digits = 15;

/** Every refusal, in the order of the log. */
export const refusalsView = register<RefusalDoc>('refusals', 2, {
  on: [
    when(
      commandRefused,
      event => String(event.index).padStart(digits, '0'),
      (_, { index, stream, data, actor, originator, effectiveDate, recordedAt, issuedBy, externalRef }) => ({
        index,
        stream,
        command: data.command,
        code: data.code,
        numbers: data.numbers,
        holders: data.holders,
        unitId: actor.unitId,
        person: (originator ?? actor).personId,
        effectiveDate,
        recordedAt,
        issuedBy,
        externalRef,
      }),
    ),
  ],
  buckets: {
    stream: doc => doc.stream,
    unit: doc => doc.unitId,
    code: doc => doc.code,
    command: doc => doc.command,
    person: doc => doc.person,
    externalRef: doc => doc.externalRef,
  },
});
