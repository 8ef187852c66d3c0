/** Why no command is taken: the code of the reason, and figures that name the place. */
export interface HaltReason {
  readonly code: string;
  readonly numbers: Readonly<Record<string, string>>;
}

/** Whether history still is what was signed. Asked before each command; it must answer from memory. */
export interface Standing {
  /** Undefined while all is well. */
  readonly halt: HaltReason | undefined;
}

export const alwaysStanding: Standing = { halt: undefined };
