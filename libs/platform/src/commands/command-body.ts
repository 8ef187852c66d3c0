import type { DocumentRef } from '#kernel';
import { IsCalendarDate, IsId, IsSha256, IsSlug, IsText, Maybe, Nested } from '../dto/fields.js';

/** The paper a command rests on. */
export class DocumentBody implements DocumentRef {
  @IsText({ max: 200 })
  readonly issuer!: string;

  @IsText({ max: 100 })
  readonly kind!: string;

  @IsText({ max: 100 })
  readonly number!: string;

  /** The day it was signed. */
  @IsCalendarDate()
  readonly date!: string;

  /** Of the file. */
  @IsSha256()
  readonly sha256!: string;
}

/** What every command carries besides its content. Who acts, for which unit and in which duty is in the token. */
export class CommandBody {
  /** The day it takes effect, in Asia/Ho_Chi_Minh. */
  @IsCalendarDate()
  readonly effectiveDate!: string;

  @Nested(DocumentBody)
  readonly document!: DocumentBody;

  @Maybe()
  @IsText({ max: 2000, lines: true })
  readonly reason?: string;

  /** The sender's own number for this, by which every list can be filtered. */
  @Maybe()
  @IsText({ max: 200 })
  readonly externalRef?: string;

  @Maybe()
  @IsSlug()
  readonly missionId?: string;

  @Maybe()
  @IsSlug()
  readonly programmeId?: string;

  /** Id of the event this corrects: one that was declared wrong. */
  @Maybe()
  @IsId()
  readonly corrects?: string;
}

const common = [
  'effectiveDate',
  'document',
  'reason',
  'externalRef',
  'missionId',
  'programmeId',
  'corrects',
] as const satisfies readonly (keyof CommandBody)[];

/** What a command says beyond the common fields: exactly as it was sent. */
export const contentOf = <Body extends CommandBody>(body: Body): Omit<Body, keyof CommandBody> => {
  const content: Partial<Record<string, unknown>> = { ...(body as object) };
  for (const name of common) delete content[name];
  return content as Omit<Body, keyof CommandBody>;
};
