/** Quick answers first: rules of the house, the libraries, then what needs engines, servers and dead processes. */
export const kinds = ['architecture', 'libs', 'contract', 'integration', 'e2e', 'crash'];

/** @param path of a compiled spec */
export const kindOf = path => {
  const folder = path.split('/dist/').at(-1).split('/');
  const kind = folder[0] === 'test' ? folder[1] : folder[0];
  return kinds.includes(kind) ? kind : 'integration';
};
