import { kindOf, kinds } from './test-kinds.js';

/** Files that need servers, or what stands in for one. */
const onServers = /servers|redis|eventstoredb|copy/u;

const minutes = ms => {
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

const timeIn = files => files.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0);

const said = (name, files) => `${name} ${minutes(timeIn(files))}`;

/**
 * Where the time of a run went, in one line: what its files took, added up over all workers.
 * @param files `testResults` of jest's JSON
 */
export const timesOf = files => {
  const parts = kinds
    .map(kind => [kind, files.filter(({ name }) => kindOf(name) === kind)])
    .filter(([, those]) => those.length > 0);
  const servers = files.filter(({ name }) => onServers.test(name.split('/dist/').at(-1)));
  const all = parts.map(([kind, those]) => said(kind, those)).join(', ');
  return `\nTime of all workers: ${all}; ${said('with servers', servers)} of it`;
};
