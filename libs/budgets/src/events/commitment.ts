import {
  eventType,
  type FactOf,
  maybe,
  oneOf,
  positiveMoney,
  postings,
  shape,
  text,
  uuid,
} from '#event-sourcing';

/** A purchase moves its own commitments; a direct one is moved by hand. */
export const ownerKinds = ['purchase', 'direct'] as const;
export const ownerShape = () => shape({ kind: oneOf(...ownerKinds), id: text(100) });
export interface CommitmentOwner {
  readonly kind: (typeof ownerKinds)[number];
  readonly id: string;
}

export const fundsCommitted = eventType(
  'FundsCommitted',
  'Money on a line is held for one need and no other.',
  shape({
    lineId: text(200),
    commitmentId: uuid(),
    owner: ownerShape(),
    amount: positiveMoney(),
    subItem: maybe(text(10)),
    payeeTaxCode: maybe(text(20)),
    postings: postings(),
  }),
);

export const commitmentReleased = eventType(
  'CommitmentReleased',
  'Held money is free again.',
  shape({
    lineId: text(200),
    commitmentId: uuid(),
    owner: ownerShape(),
    amount: positiveMoney(),
    cause: text(500),
    postings: postings(),
  }),
);

export type FundsCommitted = FactOf<typeof fundsCommitted>;
export type CommitmentReleased = FactOf<typeof commitmentReleased>;
