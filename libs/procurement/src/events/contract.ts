import Type, { type TProperties } from 'typebox';
import {
  calendarDate,
  type EarlierVersion,
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  positiveMoney,
  type SealedField,
  sealing,
  sha256Hex,
  shape,
  text,
  uuid,
} from '#event-sourcing';
import { supplierShape } from './award.js';
import { pricedItem } from './item-shapes.js';
import { refusalShape } from './refusal-shape.js';

/** Money of one line for one contract. A line may stand twice: what an amendment adds is a commitment of its own. */
export const fundingShape = () =>
  shape({ lineId: text(200), commitmentId: uuid(), amount: positiveMoney(), subItem: maybe(text(10)) });
export interface ContractFunding {
  readonly lineId: string;
  readonly commitmentId: string;
  readonly amount: string;
  readonly subItem?: string;
}

/** A part of a commitment that its line gets back. */
export const releaseShape = () => shape({ lineId: text(200), commitmentId: uuid(), amount: positiveMoney() });
export interface Release {
  readonly lineId: string;
  readonly commitmentId: string;
  readonly amount: string;
}

/** Where the supplier is paid. A payment to any other account is refused. Who holds it is sealed, beside the data. */
export const accountShape = () => shape({ bank: text(200), number: text(40) });
export interface PayeeAccount {
  readonly bank: string;
  readonly number: string;
}

/** Who holds the payee's account: may be a natural person. */
export const accountHolder: SealedField = {
  summary: 'Who holds the payee’s account.',
  readers: ['accountant'],
};

/** Version 1 had the holder in the open. */
const openAccountShape = () => shape({ bank: text(200), number: text(40), holder: text(300) });

/** The version before the holder was sealed: nobody who folds it needs to know the holder. */
export const withOpenHolder = <Properties extends TProperties>(properties: Properties): EarlierVersion => ({
  schema: shape({ ...properties, payeeAccount: openAccountShape() }),
  upcast: ({ payeeAccount: { bank, number }, ...rest }: { payeeAccount: PayeeAccount }) => ({
    ...rest,
    payeeAccount: { bank, number },
  }),
});

/** Percentages are whole: of the contract for advances, of what was accepted for the retention. */
const contract = () => ({
  purchaseId: uuid(),
  signingId: uuid(),
  contractNumber: text(100),
  signedOn: calendarDate(),
  supplier: supplierShape(),
  items: list(pricedItem()),
  total: positiveMoney(),
  fundings: list(fundingShape()),
  payeeAccount: accountShape(),
  advanceTerms: shape({ maxPct: Type.Integer({ minimum: 0, maximum: 100 }), guaranteeDoc: maybe(text(200)) }),
  retentionPct: Type.Integer({ minimum: 0, maximum: 100 }),
  retentionDue: maybe(calendarDate()),
  deliveryDue: calendarDate(),
});

export const signingRequested = sealing(
  { accountHolder },
  eventType(
    'SigningRequested',
    'A contract is to be signed as soon as every line has committed its part.',
    shape({ ...contract(), seenDigest: sha256Hex() }),
    withOpenHolder({ ...contract(), seenDigest: sha256Hex() }),
  ),
);
export const contractSigned = eventType(
  'ContractSigned',
  'A contract stands, and every đồng of it is committed.',
  shape(contract()),
  withOpenHolder(contract()),
);
export const signingRefused = eventType(
  'SigningRefused',
  'A contract could not be signed: a line did not commit; what others had committed is released.',
  shape({ purchaseId: uuid(), signingId: uuid(), ...refusalShape() }),
);

const amendment = () => ({
  purchaseId: uuid(),
  amendmentId: uuid(),
  items: list(pricedItem()),
  total: positiveMoney(),
  formerTotal: money(),
});

/** Upward only: the difference is committed first. */
export const amendmentRequested = eventType(
  'AmendmentRequested',
  'A contract is to become dearer as soon as the lines have committed the difference.',
  shape({ ...amendment(), fundings: list(fundingShape()) }),
);
/** `fundings` are new; `releases` are let go after a contract became cheaper. */
export const contractAmended = eventType(
  'ContractAmended',
  'A contract stands with other quantities, prices or fundings.',
  shape({ ...amendment(), fundings: list(fundingShape()), releases: list(releaseShape()) }),
);
export const amendmentRefused = eventType(
  'AmendmentRefused',
  'A contract stays as it was: a line did not commit the difference.',
  shape({ purchaseId: uuid(), amendmentId: uuid(), ...refusalShape() }),
);

export type SigningRequested = FactOf<typeof signingRequested>;
export type ContractSigned = FactOf<typeof contractSigned>;
export type SigningRefused = FactOf<typeof signingRefused>;
export type AmendmentRequested = FactOf<typeof amendmentRequested>;
export type ContractAmended = FactOf<typeof contractAmended>;
export type AmendmentRefused = FactOf<typeof amendmentRefused>;
