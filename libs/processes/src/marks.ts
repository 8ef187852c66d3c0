import type { LedgerEvent, ProcessMark, ProcessType } from '#event-sourcing';

/** What an event is to one process. */
export interface Marked {
  readonly processId: string;
  readonly kind: string;
  readonly subject: string;
  readonly mark: ProcessMark;
  readonly isBeginning: boolean;
}

export const processIdOf = ({ kind }: ProcessType, subject: string): string => `${kind}.${subject}`;

/** By type of event: what one of it is to the processes of some types. It may mark several, each by its own subject. */
export const marksOf = (
  types: readonly ProcessType[],
): ReadonlyMap<string, (event: LedgerEvent) => readonly Marked[]> => {
  const all = types.flatMap(process =>
    [process.begins, ...process.steps, ...process.ends].map(mark => ({ process, mark })),
  );
  const markedBy = (own: typeof all) => (event: LedgerEvent) =>
    own.flatMap(({ process, mark }) => {
      const subject = mark.id(event);
      if (!subject) return [];
      const { kind, begins } = process;
      return [
        { processId: processIdOf(process, subject), kind, subject, mark, isBeginning: mark === begins },
      ];
    });
  const byType = Map.groupBy(all, ({ mark }) => mark.on);
  return new Map([...byType].map(([type, own]) => [type, markedBy(own)]));
};
