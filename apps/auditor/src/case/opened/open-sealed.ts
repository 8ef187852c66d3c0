import { type LedgerClient, LedgerProblem, type Watch } from '#command-line';
import type { Envelope } from '#event-sourcing';
import type { Case } from '../case-file.js';
import { CaseRefused } from '../case-refused.js';
import { envelopeIn } from '../derived-files.js';
import { isCommittedTo, type OpenedText } from './opened-file.js';

interface Sealed {
  readonly index: number;
  readonly envelope: Envelope;
}

type Answer = Omit<OpenedText, 'index' | 'eventId' | 'field'> & { readonly name: string };

/** The events of a case that hold something sealed. */
const sealedIn = ({ events }: Case): readonly Sealed[] =>
  events
    .map(event => ({ index: event.index, envelope: envelopeIn(event) }))
    .filter(({ envelope }) => Object.keys(envelope.sealed ?? {}).length > 0);

/**
 * Asks a running ledger for every sealed text of a case. The ledger judges the duty of whoever asks, and records each
 * reading before it answers: nothing is opened here with keys alone.
 * @throws CaseRefused when this person may open none of them, or the ledger is not the one of the case
 * @throws LedgerProblem; the signal's reason
 */
export const openSealedTexts = async (
  shown: Case,
  ledger: LedgerClient,
  watch: Watch,
): Promise<readonly OpenedText[]> => {
  const sealed = sealedIn(shown);
  watch.begin(sealed.length);
  const texts: OpenedText[] = [];
  for (const event of sealed) {
    texts.push(...(await answersOf(event, ledger)));
    watch.progress(1);
    watch.signal.throwIfAborted();
  }
  if (texts.length > 0 && texts.every(({ state }) => state === 'sealed'))
    throw CaseRefused.mayNotOpen(texts.length);
  return texts;
};

const answersOf = async (event: Sealed, ledger: LedgerClient): Promise<readonly OpenedText[]> => {
  const { index, envelope } = event;
  try {
    const answer = await ledger.get<{ eventId: string; fields: readonly Answer[] }>(
      `/v1/events/${index}/sealed`,
    );
    if (answer.eventId !== envelope.id) throw CaseRefused.otherLedger(index);
    return answer.fields.map(said => opened(event, said));
  } catch (fault) {
    if (!(fault instanceof LedgerProblem)) throw fault;
    if (fault.status === 404) throw CaseRefused.otherLedger(index);
    if (!isDenied(fault)) throw fault;
    return Object.keys(envelope.sealed!).map(field => ({
      index,
      eventId: envelope.id,
      field,
      state: 'sealed' as const,
    }));
  }
};

/** No duty of this person opens any field of this event; of others it may. */
const isDenied = ({ status, message }: LedgerProblem): boolean =>
  status === 403 && message.includes('sealed-field.not-readable');

const opened = ({ index, envelope }: Sealed, { name: field, ...said }: Answer): OpenedText => {
  const text = { index, eventId: envelope.id, field, ...said };
  if (said.state === 'open' && !isCommittedTo(envelope.sealed?.[field], text))
    throw CaseRefused.otherText(index, field);
  return text;
};
