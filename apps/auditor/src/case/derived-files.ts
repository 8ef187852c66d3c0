import { envelopeSchemaFile, leafOf, schemaFilesOf, type Envelope, type StoredEvent } from '#event-sourcing';
import { formatLeaf, inclusionFormat } from '#evidence';
import { ledgerEvents } from '../../../projector/src/ledger-events.js';
import { type Case, caseFiles, type CaseFiles, eventFile, pageDataOf, proofFile } from './case-file.js';
import { manifestText } from './manifest.js';
import { renderPage } from './page/render.js';
import type { CaseEnvelope, CaseEvent } from './page/script/checks.js';
import { documentsOf, movementsOf, type ReadEvent } from './page/script/figures.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const envelopeIn = ({ body }: Pick<CaseEvent, 'body'>): Envelope => JSON.parse(body) as Envelope;

/** An event as a row of the log. */
export const storedEvent = ({ index, prev, body }: CaseEvent, envelope: Envelope): StoredEvent => {
  const { stream, revision, type, recordedAt } = envelope;
  return { index, prev, body, stream, revision, type, recordedAt };
};

const leafTextIn = (event: CaseEvent): string => {
  const envelope = envelopeIn(event);
  return formatLeaf(leafOf(storedEvent(event, envelope), envelope));
};

const proofText = (event: CaseEvent, checkpoint: string): string =>
  jsonText({ format: inclusionFormat, leaf: leafTextIn(event), hashes: event.hashes, checkpoint });

const figuresAre = {
  vi: 'Tổng các bút toán của những sự kiện trong hồ sơ này, theo tài khoản của đơn vị; là số dư chỉ khi không có from.',
  en: 'Sums of the postings of the events in this case, by account of the unit; balances only without from.',
};

const readEvents = ({ events }: Case): readonly ReadEvent[] =>
  events.map(event => ({ index: event.index, envelope: envelopeIn(event) as CaseEnvelope }));

/** What follows from the events alone, by name. */
export const countedFiles = (shown: Case): CaseFiles => {
  const events = readEvents(shown);
  const movements = movementsOf(events, shown.scope.unit);
  return new Map([
    [caseFiles.documents, bytesOf(jsonText(documentsOf(events)))],
    [caseFiles.figures, bytesOf(jsonText({ are: figuresAre, movements }))],
  ]);
};

/** The schemas of the types that occur, in the versions that occur. */
export const schemaFiles = (shown: Case): CaseFiles => {
  const occurring = new Set(shown.events.map(envelopeIn).map(({ type, v }) => `${type} ${v}`));
  const files = ledgerEvents.flatMap(type =>
    schemaFilesOf(type as never).filter((_, n) => occurring.has(`${type.type} ${n + 1}`)),
  );
  return new Map([envelopeSchemaFile, ...files].map(({ name, text }) => [`schemas/${name}`, bytesOf(text)]));
};

const shownFiles = ({ events, checkpoint, keys, keyLinks }: Case): CaseFiles =>
  new Map([
    [caseFiles.checkpoint, bytesOf(checkpoint)],
    [caseFiles.keys, bytesOf(`${keys.join('\n')}\n`)],
    ...(keyLinks === '' ? [] : [[caseFiles.keyLinks, bytesOf(keyLinks)] as const]),
    ...events.flatMap(event => [
      [eventFile(event.index), bytesOf(event.body)] as const,
      [proofFile(event.index), bytesOf(proofText(event, checkpoint))] as const,
    ]),
  ]);

/** Every file of a case, by name. Cosignatures stand apart: the other files are the same with and without them. */
export const filesOf = (shown: Case): CaseFiles => {
  const files = new Map([
    ...shownFiles(shown),
    ...countedFiles(shown),
    ...schemaFiles(shown),
    [caseFiles.page, bytesOf(renderPage(pageDataOf(shown)))] as const,
  ]);
  files.set(caseFiles.manifest, bytesOf(manifestText(shown, files)));
  if (shown.cosignatures !== '') files.set(caseFiles.cosignatures, bytesOf(shown.cosignatures));
  return files;
};
