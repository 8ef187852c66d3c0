import Type from 'typebox';
import { eventType, type FactOf, shape, text } from '#event-sourcing';

/** `values` are texts, named as the parameter's definition says; `source` is the law or decision they come from. */
export const parameterSet = eventType(
  'ParameterSet',
  'A legal parameter has these values from the effective date on.',
  shape({ name: text(60), values: Type.Record(Type.String(), Type.String()), source: text(500) }),
);

export type ParameterSet = FactOf<typeof parameterSet>;
export type ParameterValues = ParameterSet['data']['values'];
