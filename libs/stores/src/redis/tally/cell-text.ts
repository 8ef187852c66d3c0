import type { Cell } from '#views';
import type { CellState, Head } from '../../views/strands.js';

/** No account or commodity holds this character, and it sorts before all others. */
const between = '\0';

/** A cell's name in the hash of cells and in the set by account. */
export const cellName = ({ account, commodity }: Cell): string => account + between + commodity;
export const cellNameByCommodity = ({ account, commodity }: Cell): string => commodity + between + account;

export const cellOfName = (name: string): Cell => {
  const [account = '', commodity = ''] = name.split(between);
  return { account, commodity };
};

export const cellOfNameByCommodity = (name: string): Cell => {
  const [commodity = '', account = ''] = name.split(between);
  return { account, commodity };
};

/** `since;strand,day,index,total;…`: what the scripts of questions read too. */
export const cellText = ({ since, heads }: CellState): string =>
  [since, ...heads.map(({ id, day, pos, cum }) => `${id},${day},${pos},${cum}`)].join(';');

export const cellOfText = (cell: Cell, text: string): CellState => {
  const [since, ...strands] = text.split(';');
  const heads = strands.map(headOfText);
  const balance = heads.reduce((total, { cum }) => total + cum, 0n);
  return { id: 0, ...cell, since: Number(since), heads, balance, isNew: false };
};

const headOfText = (text: string, ch: number): Head => {
  const [id, day, pos, cum] = text.split(',');
  return { id: Number(id), ch, day: Number(day), pos: Number(pos), cum: BigInt(cum!), saved: 'now' };
};
