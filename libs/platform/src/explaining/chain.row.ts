import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import type { StoredEntry } from '#views';
import { ToldEvent } from './told-event.js';

/** One entry behind a figure, and the event that made it. */
export class ShareRow extends ToldEvent {
  @ApiProperty() readonly account!: string;
  @ApiProperty({ description: 'What is counted: VND, or things.' }) readonly commodity!: string;
  @ApiProperty({ required: false, description: 'A commitment, or a thing.' }) readonly member?: string;
  @ApiProperty({ description: 'What it adds to the figure, signed.' }) readonly share!: string;
}

/** What a command and everything that followed from it add to a figure. */
@ApiExtraModels(ShareRow)
export class ChainRow {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Correlation id; null where none of its events may be read.',
  })
  readonly chain!: string | null;
  @ApiProperty({ description: 'Sum of its entries on this page, signed.' }) readonly share!: string;
  @ApiProperty({ type: [ShareRow] }) readonly entries!: readonly ShareRow[];
}

/** The number that is explained: on every page, the shares of all pages sum to it. */
export class FigureRow {
  @ApiProperty({ description: 'As asked.' }) readonly measure!: string;
  @ApiProperty() readonly amount!: string;
}

/**
 * Entries by chain of commands, the chains in the order of their first entry here. What somebody may read as leaves
 * alone stands by itself.
 */
export const chainsOf = (
  entries: readonly StoredEntry[],
  told: ReadonlyMap<number, ToldEvent>,
): readonly ChainRow[] => {
  const chains = Map.groupBy(entries, ({ index }) => told.get(index)?.correlationId ?? index);
  return [...chains].map(([chain, some]) => ({
    chain: typeof chain === 'string' ? chain : null,
    share: `${some.reduce((sum, { amount }) => sum + amount, 0n)}`,
    entries: some.map(entry => shareOf(entry, told.get(entry.index)!)),
  }));
};

const shareOf = (entry: StoredEntry, told: ToldEvent): ShareRow => {
  const { account, commodity, member, amount, effective } = entry;
  return { ...told, effectiveDate: effective, account, commodity, member, share: `${amount}` };
};
