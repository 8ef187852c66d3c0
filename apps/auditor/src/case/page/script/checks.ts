import { bytesOfHex, hexOfBytes, sha256Of, textBytes } from './bytes.js';
import type { SignedHead } from './notes.js';
import { leafHashOf, rootFrom } from './tree.js';

/** An event as a case shows it: its exact stored text, its place, and its way to the root. */
export interface CaseEvent {
  readonly index: number;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: number;
  readonly body: string;
  /** From the leaf's sibling to the root's child, lowercase hex. */
  readonly hashes: readonly string[];
}

/** What of an envelope the page shows and checks; everything else is in the event's own file. */
export interface CaseEnvelope {
  readonly contentHash: string;
  readonly id: string;
  readonly recordedAt: string;
  readonly revision: number;
  readonly salt: string;
  readonly stream: string;
  readonly type: string;
  readonly effectiveDate: string;
  readonly actor: { readonly personId: string; readonly unitId: string; readonly duty: string };
  readonly document: CaseDocument;
  readonly data: { readonly postings?: readonly CasePosting[] };
}

export interface CaseDocument {
  readonly issuer: string;
  readonly kind: string;
  readonly number: string;
  readonly date: string;
  readonly sha256: string;
}

export interface CasePosting {
  readonly account: string;
  readonly commodity: string;
  readonly amount: string;
}

/** At which step an event failed, and what was found. */
export interface EventFault {
  readonly step: 'text' | 'content' | 'proof';
  readonly expected?: string;
  readonly actual: string;
}

const cut = (text: string, member: string): string => {
  const at = text.indexOf(member);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + member.length);
};

/** SHA-256(`socai/content/v1\n` ‖ salt ‖ the event's text without its salt and hash), as hex. */
const contentHashIn = async (body: string, { contentHash, salt }: CaseEnvelope): Promise<string> => {
  const text = cut(cut(body, `"contentHash":"${contentHash}",`), `"salt":"${salt}",`);
  return hexOfBytes(await sha256Of(textBytes('socai/content/v1\n'), bytesOfHex(salt), textBytes(text)));
};

/** The text of the leaf that stands for the event in the log. */
export const leafTextOf = ({ index, prev }: CaseEvent, envelope: CaseEnvelope): string => {
  const { contentHash, id, recordedAt, revision, stream, type } = envelope;
  return JSON.stringify({ contentHash, id, index, prev, recordedAt, revision, stream, type, v: 1 });
};

/** What speaks against an event; undefined: these very bytes are in the log that the head was signed for. */
export const faultOfEvent = async (event: CaseEvent, head: SignedHead): Promise<EventFault | undefined> => {
  let envelope: CaseEnvelope;
  try {
    envelope = JSON.parse(event.body) as CaseEnvelope;
    const actual = await contentHashIn(event.body, envelope);
    if (actual !== envelope.contentHash) return { step: 'content', expected: envelope.contentHash, actual };
  } catch (error) {
    return { step: 'text', actual: (error as Error).message };
  }
  return faultOfProof(event, envelope, head);
};

const faultOfProof = async (
  event: CaseEvent,
  envelope: CaseEnvelope,
  { size, root }: SignedHead,
): Promise<EventFault | undefined> => {
  try {
    const leaf = await leafHashOf(textBytes(leafTextOf(event, envelope)));
    const led = await rootFrom({ index: event.index, size }, leaf, event.hashes.map(bytesOfHex));
    const [expected, actual] = [hexOfBytes(root), hexOfBytes(led)];
    return expected === actual ? undefined : { step: 'proof', expected, actual };
  } catch (error) {
    return { step: 'proof', actual: (error as Error).message };
  }
};
