import { calendarDate, list, maybe, money, shape, slug, text, uuid } from '#event-sourcing';

/** Who decided: a body and its members by personId; the actor of the event is the one responsible person. */
export const decisionBodyShape = () => shape({ body: text(200), members: list(text(100)) });
export interface DecisionBody {
  readonly body: string;
  readonly members: readonly string[];
}

/** Last days of the steps that follow a decision. */
export const deadlinesShape = () => shape({ dispatchBy: calendarDate(), receiveBy: calendarDate() });

export const documentShape = () =>
  shape({
    issuer: text(200),
    kind: text(100),
    number: text(100),
    date: calendarDate(),
    sha256: text(64),
  });

/** In VND, as the sender's books had it. */
export const bookValuesShape = () =>
  shape({ originalCost: money(), accumulatedWear: money(), netValue: money() });

export const parties = { transferId: uuid(), fromUnit: slug(), toUnit: slug() };
export const ofTransfer = { transferId: uuid() };
export const cause = () => maybe(text(500));
