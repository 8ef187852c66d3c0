import { parseVerifierKey, type Trust } from '#evidence';

/** What the verifier was given and takes from nobody else, as it goes from thread to thread. */
export interface Trusted {
  /** Lines of verifier keys; without any, heads are compared and their signatures are not checked. */
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  /** How many witnesses must have cosigned what is published. */
  readonly quorum: number;
  /** The name of the log; that of its key when it is not said. */
  readonly origin?: string;
}

/** What is trusted of a log, with the keys that its links lead to. */
export interface LogTrust extends Trust {
  /** So many of the log's keys, from the first, follow one on the other by links, newest first. */
  readonly linked: number;
}

/** Undefined when no key is known. @throws Malformed for a line that is no verifier key */
export const trustOf = ({ keys, witnesses, quorum, origin }: Trusted): Trust | undefined => {
  const logKeys = keys.map(parseVerifierKey);
  if (logKeys.length === 0) return undefined;
  return { origin: origin ?? logKeys[0]!.name, logKeys, witnesses: witnesses.map(parseVerifierKey), quorum };
};

/** What is trusted of a name that the log has left: keys of that name among those brought; undefined without any. */
export const trustUnder = (origin: string, trust: LogTrust | undefined): LogTrust | undefined => {
  const logKeys = trust?.logKeys.filter(({ name }) => name === origin) ?? [];
  return logKeys.length === 0 ? undefined : { origin, logKeys, linked: 0 };
};
