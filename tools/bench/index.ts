import type { Row } from './row.js';
import { runSections, type Section } from './sections.js';

/**
 * `npm run bench [-- --quick | --large] [--servers] [section …]`: everything in one run, as ratios, so that figures of
 * different machines can be compared. A ratio is of rates (1: as fast, 0.5: half as fast) unless its goal begins with
 * `≤`: then it is of times, or of megabytes. Quick runs show that the benchmark works; their figures are rough. Large
 * ones go up to a million events, and take some minutes more; with `--document` the sizes of views go into their guide,
 * and `--data-set=<file>` takes one that `npm run generate` made before.
 * Each section is printed as it ends; one that fails names itself, the others still run, and the exit code is 1.
 */
const wanted = process.argv
  .slice(2)
  .map(word => (word === '--servers' ? 'servers' : word))
  .filter(word => !word.startsWith('--'));
const quick = process.argv.includes('--quick');
const dataSet = process.argv.find(word => word.startsWith('--data-set='))?.slice('--data-set='.length);
const extent = {
  quick,
  large: process.argv.includes('--large'),
  document: process.argv.includes('--document'),
  ...(dataSet === undefined ? {} : { dataSet }),
};

// Read by the log's and the views' benchmarks when they are loaded.
if (quick) Object.assign(process.env, { BENCH_PAIRS: '3', BENCH_APPENDS: '20', BENCH_EVENTS: '10000' });

const sections: Readonly<Record<string, Section>> = {
  log: async () => (await import('./log-append.js')).benchLog(),
  evidence: async () => (await import('./evidence.js')).benchEvidence(),
  views: async () => (await import('./views.js')).benchViews(),
  'data-set': async () => (await import('./data-set.js')).benchDataSet(extent),
  verify: async () => (await import('./verify.js')).benchVerify(),
  redis: async () => (await import('./redis.js')).benchRedis(),
  servers: async () => (await import('./servers.js')).benchServers(quick),
  http: async () => (await import('./http.js')).benchHttp(extent),
  publishing: async () => (await import('./publishing.js')).benchPublishing(quick),
  reads: async () => (await import('./reads.js')).benchReads(),
  memory: async () => (await import('./http.js')).benchMemory(extent),
};

const met = ({ ratio, goal }: Row): string => {
  const [relation = '', figure] = goal.split(' ');
  if (['>=', '≥'].includes(relation)) return ratio >= Number(figure) ? 'met' : 'missed';
  if (['<=', '≤'].includes(relation)) return ratio <= Number(figure) ? 'met' : 'missed';
  return '';
};

const unknown = wanted.filter(name => !(name in sections));
const chosen = Object.fromEntries(
  Object.entries(sections).filter(([name]) => wanted.length === 0 || wanted.includes(name)),
);

const failed = await runSections(chosen, {
  begin: section => console.error(`${section} …`),
  rows: rows =>
    console.table(rows.map(row => ({ ...row, ratio: Number(row.ratio.toFixed(2)), met: met(row) }))),
  failure: (section, error) => console.error(`${section} failed:`, error),
});

if (unknown.length > 0)
  console.error(`no such section: ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
// What a failed section left open must not keep the command alive.
process.exit(failed.length + unknown.length > 0 ? 1 : 0);
