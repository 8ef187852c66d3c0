import type { ReadStore, Replayed } from '#views';
import type { Part } from './replay-source.js';

/** The figures of a case against the sums of its events in the views. */
export interface FiguresOutcome {
  /** Accounts that some view has. */
  readonly accounts: number;
  readonly differing: readonly FigureDiffers[];
}

export interface FigureDiffers {
  readonly view: string;
  readonly account: string;
  readonly commodity: string;
  readonly replayed: string;
  readonly inCase: string;
}

/** Undefined where figures and views are not of the same moment, or no view of balances was replayed. */
export const figuresCompared = async (
  { figures, known }: Part,
  replayed: readonly Replayed[],
  built: ReadStore,
): Promise<FiguresOutcome | undefined> => {
  const tallies = replayed.filter(({ view, to }) => view.kind === 'tally' && to === known);
  if (tallies.length === 0) return undefined;
  const differing: FigureDiffers[] = [];
  let accounts = 0;
  for (const { view, id, checkpoint } of tallies) {
    const cells = [];
    for (const figure of figures)
      if (await hasCell(built, id, figure, checkpoint.position)) cells.push(figure);
    const sums = await built.sum(id, cells, { known: checkpoint.position });
    accounts += cells.length;
    for (const [n, { account, commodity, net: inCase }] of cells.entries())
      if (`${sums[n]}` !== inCase)
        differing.push({ view: view.name, account, commodity, replayed: `${sums[n]}`, inCase });
  }
  return { accounts, differing };
};

const hasCell = async (
  built: ReadStore,
  id: string,
  { account, commodity }: { readonly account: string; readonly commodity: string },
  known: number,
): Promise<boolean> => {
  const { items } = await built.entries(id, { account, commodity }, { known }, undefined, 1);
  return items.length > 0;
};

export const figuresText = ({ accounts, differing }: FiguresOutcome): string => {
  const [mark, word] = differing.length === 0 ? ['✓', 'bằng nhau / equal'] : ['✗', 'KHÁC / DIFFERS'];
  return [
    `${mark} figures.json  ${word} (${accounts} tài khoản / accounts)`,
    ...differing.map(
      ({ view, account, commodity, replayed, inCase }) =>
        `  ${account} ${commodity}: ${view} ${replayed}, hồ sơ / the case ${inCase}`,
    ),
  ].join('\n');
};
