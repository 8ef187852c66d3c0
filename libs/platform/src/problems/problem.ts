import type { Holder, Numbers } from '#kernel';

/** One field that is wrong. `pointer` is a JSON pointer into the body (RFC 6901), or `?name` in the query. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly numbers?: Numbers;
}

/** What a problem says beyond its code. */
export interface ProblemParts {
  readonly numbers?: Numbers;
  readonly holders?: readonly Holder[];
  readonly errors?: readonly FieldFault[];
  /** Index in the log of the recorded refusal. */
  readonly refusalIndex?: number;
  /** The unfinished process that stands in the way. */
  readonly process?: { readonly id: string; readonly href: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is a problem (RFC 9457). Thrown only on the HTTP side; rules return rejections. */
export class ProblemException extends Error {
  override readonly name = 'ProblemException';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly parts: ProblemParts = {},
  ) {
    super(code);
  }
}

export const badInput = (...errors: readonly FieldFault[]): ProblemException =>
  new ProblemException(400, 'input.invalid', { errors });
