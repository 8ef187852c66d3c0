import { idNamed } from '#test/support/custody';
import type { Drawing } from '../drawing.js';
import type { WholeDesk } from '../whole-desk.js';

/** The days that things take effect on: all before the first is recorded, each in a month that may be closed. */
export const days = ['2020-01-06', '2020-01-20', '2020-02-10', '2020-03-02'] as const;
export const before = '2019-01-01';

const kinds = ['ministry', 'province', 'division', 'district', 'commune', 'station', 'checkpoint'];
const thresholds = Object.fromEntries(kinds.map(kind => [kind, '60']));
const parameters: Readonly<Record<string, object>> = {
  fiscalYearWindow: { opens: '12-01', closes: '01-31' },
  transferDeadlines: { decide: '30', dispatch: '10', receive: '20' },
  delegationThresholds: thresholds,
  procurementThresholds: { headDecides: '50', directAppointment: '100', competitiveQuotation: '5000' },
};

/** A ministry with a province and what is below it, and the parameters that are named. */
export const founded = async (
  { does }: WholeDesk,
  units: readonly (readonly [string, string, string])[],
  ...names: readonly string[]
): Promise<void> => {
  for (const [unitId, kind, parentId] of [
    ['bca', 'ministry', undefined],
    ['hai-duong', 'province', 'bca'],
    ...units,
  ])
    await does(
      'bca/p-organiser',
      'EstablishUnit',
      { unitId, code: unitId!.toUpperCase(), name: `Công an ${unitId}`, kind, parentId, predecessors: [] },
      before,
    );
  for (const name of names)
    await does('bca/p-finance', 'SetParameter', { name, values: parameters[name], source: 'x' }, before);
};

/** The district is the ministry's from one day until another, and after that the province's again. */
export const lentOut = async ({ does }: WholeDesk, from: string, until: string): Promise<void> => {
  for (const [parentId, on] of [
    ['bca', from],
    ['hai-duong', until],
  ] as const)
    await does('bca/p-organiser', 'ReparentUnit', { unitId: 'kim-thanh', parentId }, on);
};

export const key = 'ministry.recurrent.009.040-041';
export const lineOf = (unitId: string, item = '6950') => `2020.${unitId}.${key}.${item}`;
export const nth = (kind: string, n: number) => idNamed(`${kind} ${n}`);

/** Money on the ministry's line. */
export const granted = ({ does }: WholeDesk, amount: bigint, on: string = days[0]) =>
  does('bca/p-finance', 'Appropriate', { lineId: lineOf('bca'), amount, grantor: 'BTC' }, on);

export const sent = (
  { does }: WholeDesk,
  from: string,
  to: string,
  amount: bigint,
  on: string,
  more: { readonly corrects?: string } = {},
) => does(`${from.split('.')[1]}/p-budget`, 'Allocate', { lineId: from, toLine: to, amount }, on, more);

export type History = (desk: WholeDesk, draw: Drawing) => Promise<void>;
