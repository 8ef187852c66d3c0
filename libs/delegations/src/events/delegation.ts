import Type from 'typebox';
import {
  calendarDate,
  eventType,
  type FactOf,
  maybe,
  oneOf,
  positiveMoney,
  shape,
  slug,
  text,
  uuid,
} from '#event-sourcing';
import { type FundingSource, fundingSources } from '#budgets/events';

/** Duties whose decisions may be delegated: those that decide, none that receives, pays or keeps. */
export const delegableDuties = ['approver', 'buyer'] as const;
export type DelegableDuty = (typeof delegableDuties)[number];

/** What a scope may be narrowed to; the last two are decisions that are of no category of goods. */
export const matterCategories = ['goods', 'services', 'works', 'requisitions', 'transfers'] as const;
export type MatterCategory = (typeof matterCategories)[number];

const scope = () =>
  shape({
    unitId: slug(),
    subtree: Type.Boolean(),
    category: maybe(oneOf(...matterCategories)),
    source: maybe(oneOf(...fundingSources)),
  });

/** What a delegation reaches: a unit, with those below it if `subtree`; all categories and sources unless named. */
export interface Scope {
  readonly unitId: string;
  readonly subtree: boolean;
  readonly category?: MatterCategory;
  readonly source?: FundingSource;
}

/** `ceiling` in VND bounds what is decided under it for one unit, in one category and year. Both days count. */
export const delegationGranted = eventType(
  'DelegationGranted',
  'A person lets another decide in their name: where, up to how much, from when to when.',
  shape({
    delegationId: uuid(),
    from: shape({ personId: text(100), unitId: slug(), duty: oneOf(...delegableDuties) }),
    toPersonId: text(100),
    scope: scope(),
    ceiling: positiveMoney(),
    validFrom: calendarDate(),
    validTo: calendarDate(),
  }),
);

/** The envelope says from which day on and for what reason. */
export const delegationRevoked = eventType(
  'DelegationRevoked',
  'From the effective date on a delegation holds no longer.',
  shape({ delegationId: uuid() }),
);

export type DelegationGranted = FactOf<typeof delegationGranted>;
export type DelegationRevoked = FactOf<typeof delegationRevoked>;
