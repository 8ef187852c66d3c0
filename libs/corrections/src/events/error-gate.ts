import { allowed, refused, type StreamName, streamName, type Verdict } from '#kernel';
import type { Fold, GateReader } from '#event-sourcing';

/** Whatever is said of one event's being wrong. */
export const errorStream = (eventId: string): StreamName => streamName('error', eventId);

export const errorFold: Fold<{ readonly declared: boolean }> = {
  initial: { declared: false },
  evolve: { ErrorDeclared: () => ({ declared: true }) },
};

/** A mistake is declared first; only then does anything correct it. */
export const mustBeDeclared = (eventId: string, { declared }: { readonly declared: boolean }): Verdict =>
  declared ? allowed : refused('correction.error-not-declared', { event: eventId });

/** Why a command may not say that it corrects an event; read as a gate. */
export const mayCorrect = async (eventId: string, gates: GateReader): Promise<Verdict> =>
  mustBeDeclared(eventId, await gates.read(errorStream(eventId), errorFold));
