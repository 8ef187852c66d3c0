import { act, days, type Episode } from '../episode.js';
import { millionsOf } from '../money.js';
import type { World } from '../world.js';

const items = [
  '6500',
  '6550',
  '6600',
  '6650',
  '6700',
  '6750',
  '6900',
  '6950',
  '7000',
  '7050',
  '7750',
  '7950',
];
const sources = ['ministry', 'local', 'offPlan'] as const;
type Source = (typeof sources)[number];

const lineOf = (year: number, unitId: string, source: Source, item: string): string =>
  `${year}.${unitId}.${source}.recurrent.009.040-041.${item}`;

/** Lines of units in a year: each unit by turns, so that few lines are spread over all units. */
const linesOf = (world: World, year: number): readonly { source: Source; lineId: string }[] =>
  Array.from({ length: world.size.lines }, (_, n) => {
    const unitId = world.working[n % world.working.length]!;
    const turn = Math.floor(n / world.working.length);
    const source = sources[(n + turn) % 3]!;
    return { source, lineId: lineOf(year, unitId, source, items[turn % items.length]!) };
  });

const perLine = millionsOf(1_500n);

/** In December: money comes to the ministry and the province, and goes down to every line of the year that begins. */
export function* opening(world: World, year: number): Episode {
  const lines = linesOf(world, year);
  const document = world.paper('quyết định giao dự toán', 'Bộ Công an');
  for (const source of sources) {
    const count = BigInt(lines.filter(line => line.source === source).length);
    const top = lineOf(year, source === 'ministry' ? 'bca' : 'hai-duong', source, '6500');
    const amount = perLine * count + millionsOf(5_000n);
    const grant = { lineId: top, amount, grantor: 'bo-tai-chinh', justification: 'Hỗ trợ ngoài kế hoạch' };
    yield* act(world.does('Appropriate', grant, 'bca', 'finance', { document }));
    if (source !== 'ministry') continue;
    const down = { lineId: top, toLine: lineOf(year, 'hai-duong', source, '6500'), amount: perLine * count };
    yield* act(world.does('Allocate', down, 'bca', 'budget', { document }));
  }
  for (const [n, { source, lineId }] of lines.entries()) {
    const from = lineOf(year, 'hai-duong', source, '6500');
    const amount = world.chance.millions(600, 1_400);
    yield* act(
      world.does('Allocate', { lineId: from, toLine: lineId, amount }, 'hai-duong', 'budget', { document }),
    );
    if (n % Math.ceil(lines.length / 15) === 0) yield* days(1);
  }
}

/** In January: what nobody needs any more lapses; a line that still holds something refuses to close. */
export function* closing(world: World, year: number): Episode {
  const lines = world.linesOf(year);
  const document = world.paper('quyết định khoá sổ');
  for (const [n, lineId] of lines.entries()) {
    if (world.chance.percent(70))
      yield* act(world.does('CloseLine', { lineId }, 'hai-duong', 'budget', { document }));
    if (n % Math.ceil(lines.length / 8) === 0) yield* days(1);
  }
}
