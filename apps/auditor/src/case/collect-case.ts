import type { Watch } from '#command-line';
import { leafBytes, type OpenEnvelope, type Scheduler, type StoredEvent } from '#event-sourcing';
import {
  followKeyLinks,
  formatVerifierKey,
  joinNotes,
  leafHash,
  openCheckpoint,
  proveInclusion,
} from '#evidence';
import type { Trust } from '#evidence';
import type { AuditRow, SqliteAudit } from '#stores/sqlite';
import { linkNotes } from '../verify/published/key-links.js';
import { LogFolder } from '../verify/published/log-folder.js';
import type { Case, CaseScope } from './case-file.js';
import { type AskedHead, type ChosenHead, chooseHead } from './choose-head.js';
import { CaseRefused } from './case-refused.js';
import { PackedTree } from './packed-tree.js';
import { indexKnown, type Known } from './known.js';
import { ScopeFilter } from './scope.js';

/** What is asked for. */
export interface CaseRequest {
  readonly scope: CaseScope;
  /** Absent: everything under the newest signed head. */
  readonly known?: Known;
  /** Absent: the first signed that covers what was known. */
  readonly head?: AskedHead;
  /** The folder of published files. */
  readonly log?: string;
  /** The log's keys, as the one who exports knows them. */
  readonly trust: Trust;
}

interface Kept {
  readonly index: number;
  readonly prev: number;
  readonly body: string;
}

/**
 * Reads a case out of a ledger's file: one pass over all events under the head, since each is a leaf of its tree.
 * @throws CaseRefused when the ledger cannot vouch for it; the signal's reason
 */
export const collectCase = async (
  audit: SqliteAudit,
  request: CaseRequest,
  scheduler: Scheduler,
  watch: Watch,
): Promise<Case> => {
  const { scope, log, trust } = request;
  const asked = request.known && indexKnown(audit, request.known);
  const published = log === undefined ? undefined : new LogFolder(log).read('checkpoint');
  const head = chooseHead(audit, published, asked, request.head);
  if (!head) throw CaseRefused.noHead(asked);
  const notes = linkNotes(log === undefined ? {} : { log }, audit);
  const { keys } = followKeyLinks({ origin: trust.origin, known: trust.logKeys }, notes);
  mustBeSigned(head, { ...trust, logKeys: keys });
  const known = asked ?? head.size - 1;
  const { kept, tree } = await scan(audit, { head, known, scope }, scheduler, watch);
  const events = await Promise.all(kept.map(event => proven(event, tree)));
  const { checkpoint, cosignatures } = head;
  return {
    scope,
    known,
    checkpoint,
    cosignatures,
    events,
    keys: keys.map(formatVerifierKey),
    keyLinks: notes.length > 0 ? joinNotes(notes) : '',
  };
};

const mustBeSigned = ({ checkpoint }: ChosenHead, trust: Trust): void => {
  const opened = openCheckpoint(checkpoint, { origin: trust.origin, logKeys: trust.logKeys });
  if (!opened.ok) throw CaseRefused.headNotSigned(opened.message);
};

const proven = async (event: Kept, tree: PackedTree) => {
  const hashes = await proveInclusion(tree, event.index, tree.size);
  return { ...event, hashes: hashes.map(hash => hash.toString('hex')) };
};

interface Wanted {
  readonly head: ChosenHead;
  readonly known: number;
  readonly scope: CaseScope;
}

const scan = async (audit: SqliteAudit, wanted: Wanted, scheduler: Scheduler, watch: Watch) => {
  const { head, known, scope } = wanted;
  const tree = new PackedTree(head.size);
  const filter = new ScopeFilter(scope);
  const kept = [] as Kept[];
  watch.begin(head.size);
  for (const page of audit.rows(0, head.size)) {
    for (const row of page) {
      const envelope = added(row, tree);
      const { index, prev, body } = row;
      if (index <= known && filter.takes(envelope)) kept.push({ index, prev, body });
    }
    watch.progress(page.length);
    // Reading a file never gives way by itself: a signal could not be heard.
    await scheduler.wait(0);
    watch.signal.throwIfAborted();
  }
  if (tree.size !== head.size || !tree.root().equals(head.root)) throw CaseRefused.otherRoot(head, tree);
  if (!filter.metUnit) throw CaseRefused.unitUnknown(scope.unit, known);
  return { kept, tree };
};

const added = (row: AuditRow, tree: PackedTree): OpenEnvelope => {
  if (row.index !== tree.size) throw CaseRefused.gap(tree.size);
  try {
    const envelope = JSON.parse(row.body) as OpenEnvelope;
    tree.add(leafHash(leafBytes(row as StoredEvent, envelope)));
    return envelope;
  } catch (error) {
    throw CaseRefused.unreadable(row.index, (error as Error).message);
  }
};
