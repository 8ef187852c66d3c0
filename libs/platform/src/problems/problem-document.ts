import { STATUS_CODES } from 'node:http';
import type { Holder } from '#kernel';
import type { Language } from './language.js';
import type { FieldFault, ProblemException } from './problem.js';
import { problemTexts } from './problem-texts.js';
import { titles } from './titles.js';

/** A problem as it is answered (RFC 9457, `application/problem+json`). */
export interface Problem {
  /** `urn:socai:problem:<code>` */
  readonly type: string;
  readonly status: number;
  /** Stable for ever, `<subject>.<reason>`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  /** The figures that explain it; money and quantities as text. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly holders: readonly Holder[];
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly refusalIndex?: number;
  readonly process?: { readonly id: string; readonly href: string };
  readonly correlationId: string;
}

/** Where and for whom a problem is written. */
export interface Occasion {
  readonly instance: string;
  readonly language: Language;
  readonly correlationId: string;
}

const fieldError = ({ pointer, code, numbers = {} }: FieldFault, language: Language) => ({
  pointer,
  code,
  detail: problemTexts.say(code, language, numbers) ?? code,
});

export const problemDocument = (
  { status, code, parts }: Pick<ProblemException, 'status' | 'code' | 'parts'>,
  { instance, language, correlationId }: Occasion,
): Problem => {
  const numbers = Object.fromEntries(
    Object.entries(parts.numbers ?? {}).map(([name, figure]) => [name, String(figure)]),
  );
  return {
    type: `urn:socai:problem:${code}`,
    status,
    code,
    title: titles[status]?.[language] ?? STATUS_CODES[status] ?? code,
    detail: problemTexts.say(code, language, numbers) ?? code,
    instance,
    numbers,
    holders: parts.holders ?? [],
    errors: (parts.errors ?? []).map(fault => fieldError(fault, language)),
    ...(parts.refusalIndex === undefined ? {} : { refusalIndex: parts.refusalIndex }),
    ...(parts.process === undefined ? {} : { process: parts.process }),
    correlationId,
  };
};
