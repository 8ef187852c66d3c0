import { NotDone, type Told, type Watch } from '#command-line';

/** A log, heads that it must continue, and keys that must have signed them. */
export interface LogToCheck {
  /** The file. */
  readonly events: string;
  /** Files of signed heads. */
  readonly heads: readonly string[];
  /** Lines of verifier keys; signatures are not checked without. */
  readonly keys: readonly string[];
}

export interface CheckedLog {
  readonly events: number;
  readonly findings: number;
  /** What was found, as far as it was kept. */
  readonly told: readonly Told[];
}

/** All that `socai verify` checks of a log. @throws CouldNotRead */
export type CheckLog = (log: LogToCheck, watch: Watch) => Promise<CheckedLog>;

/** @throws NotDone with what was found, CouldNotRead */
export const mustBeSound = async (log: LogToCheck, check: CheckLog, watch: Watch): Promise<CheckedLog> => {
  const checked = await check(log, watch);
  const { findings, told } = checked;
  if (findings === 0) return checked;
  throw new NotDone(
    'copy.not-sound',
    `Bản sao không nguyên vẹn / The copy is not sound: ${findings} phát hiện / findings.`,
    told,
    { findings },
  );
};
