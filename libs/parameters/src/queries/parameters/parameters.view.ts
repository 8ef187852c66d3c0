import { register, when } from '#views';
import { parameterSet } from '../../events/index.js';

export type ParameterDoc = {
  readonly name: string;
  /** Earliest first; among equal days the one recorded last counts. */
  readonly history: readonly {
    readonly from: string;
    readonly values: Readonly<Record<string, string>>;
    readonly source: string;
    readonly eventId: string;
  }[];
  readonly revision: number;
};

export const parametersView = register<ParameterDoc>('parameters', 1, {
  on: [
    when(
      parameterSet,
      event => event.data.name,
      (doc, { data: { name, values, source }, effectiveDate, id, revision }) => ({
        name,
        revision,
        history: [...(doc?.history ?? []), { from: effectiveDate, values, source, eventId: id }].sort(
          (a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
        ),
      }),
    ),
  ],
});
