import { leafOf } from '#event-sourcing';
import { formatLeaf, type OpenedCheckpoint, type Trust, verifyInclusionProof } from '#evidence';
import type { AuditRow } from '#stores/sqlite';
import { ledgerEvents } from '../../../../projector/src/ledger-events.js';
import { openEvent } from '../../verify/events/check-event.js';
import { placeOf } from '../../verify/events/event-place.js';
import { everyEventCheck } from '../../verify/events/read-event.js';
import { isNote, type Report } from '../../verify/findings/finding.js';
import type { CaseScope } from '../case-file.js';
import { storedEvent } from '../derived-files.js';
import { isInDays } from '../scope.js';
import type { ProvenEvent } from './read-case.js';

/** What the events of a case are held against. */
export interface CaseBounds {
  readonly scope: CaseScope;
  readonly known: number;
  /** Undefined when the head itself does not hold: then no event is proven. */
  readonly head: OpenedCheckpoint | undefined;
  readonly trust: Trust;
  /** The checkpoint of the case: a proof against any other proves nothing here. */
  readonly checkpoint: string;
}

/** A row as it must have stood: its columns are what the body says, since a case has no others. */
const rowOf = (event: ProvenEvent): AuditRow => {
  const unread = {
    streamId: 0,
    stream: null,
    revision: -1,
    type: null,
    recordedAt: '',
    high: null,
    command: '',
  };
  const { index, prev, body } = event;
  try {
    const { commandId } = JSON.parse(body) as { readonly commandId: string };
    return { ...unread, ...storedEvent(event, JSON.parse(body)), command: commandId };
  } catch {
    return { ...unread, index, prev, body };
  }
};

/** Checks one event after the other; what can be said of an event by itself is checked as `socai verify` does. */
export class CaseEventCheck {
  private readonly checks = everyEventCheck(ledgerEvents);

  constructor(
    private readonly bounds: CaseBounds,
    private readonly report: Report,
  ) {}

  /** @returns whether nothing speaks against it: only of such events can be said what they come to */
  check(event: ProvenEvent): boolean {
    let isSound = true;
    this.checkAll(event, finding => {
      isSound &&= isNote(finding);
      this.report(finding);
    });
    return isSound;
  }

  private checkAll(event: ProvenEvent, report: Report): void {
    const row = rowOf(event);
    const opened = openEvent(row, report);
    if (!opened) return;
    for (const check of this.checks) check(opened, report);
    const { envelope } = opened;
    const place = placeOf(row, envelope);
    const { scope, known } = this.bounds;
    if (event.index > known || !isInDays(scope, envelope))
      report({ ...place, code: 'case.scope', actual: `${envelope.effectiveDate}, #${event.index}` });
    const fault = this.faultOfProof(event, formatLeaf(leafOf(storedEvent(event, envelope), envelope)));
    if (fault !== undefined) report({ ...place, code: 'case.proof', actual: fault });
  }

  private faultOfProof({ proof, index }: ProvenEvent, leaf: string): string | undefined {
    const { head, trust, checkpoint } = this.bounds;
    if (!head) return undefined;
    const shown = JSON.parse(proof) as { readonly leaf?: unknown; readonly checkpoint?: unknown };
    if (shown.checkpoint !== checkpoint) return 'another checkpoint';
    if (shown.leaf !== leaf) return 'leaf.not-asked-for';
    const verdict = verifyInclusionProof(shown, { ...trust, quorum: 0 }, { index });
    return verdict.ok ? undefined : `${verdict.code}: ${verdict.message}`;
  }
}
