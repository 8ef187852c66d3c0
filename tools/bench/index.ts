import type { Row } from './row.js';

/**
 * `npm run bench [-- --quick] [log] [views] [http]`: everything in one run, as ratios, so that figures of different
 * machines can be compared. A ratio is of rates (1: as fast, 0.5: half as fast) unless its goal begins with `≤`:
 * then it is of times. Quick runs show that the benchmark works; their figures are rough.
 */
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
const quick = process.argv.includes('--quick');

// Read by the log's and the views' benchmarks when they are loaded.
if (quick) Object.assign(process.env, { BENCH_PAIRS: '3', BENCH_APPENDS: '20', BENCH_EVENTS: '10000' });

const suites: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  log: async () => (await import('./log-append.js')).benchLog(),
  views: async () => (await import('./views.js')).benchViews(),
  http: async () => (await import('./http.js')).benchHttp(quick),
};

const met = ({ ratio, goal }: Row): string => {
  const [relation = '', figure] = goal.split(' ');
  if (['>=', '≥'].includes(relation)) return ratio >= Number(figure) ? 'met' : 'missed';
  if (['<=', '≤'].includes(relation)) return ratio <= Number(figure) ? 'met' : 'missed';
  return '';
};

const names = Object.keys(suites).filter(name => wanted.length === 0 || wanted.includes(name));
const rows: Row[] = [];
for (const name of names) {
  console.error(`${name} …`);
  rows.push(...(await suites[name]!()));
}
console.table(rows.map(row => ({ ...row, ratio: Number(row.ratio.toFixed(2)), met: met(row) })));
