/** Options of a URL that the client knows, as it compares them: without case, hyphens and underscores. */
const known: ReadonlySet<string> = new Set([
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
  'connectionname',
  'nodepreference',
  'maxdiscoverattempts',
  'discoveryinterval',
  'gossiptimeout',
  'defaultdeadline',
  'keepaliveinterval',
  'keepalivetimeout',
  'throwonappendfailure',
  'tlsverifycert',
]);
/** Seconds that a server of a cluster has to say who leads: one that hangs is passed over before appends give up. */
const gossipSeconds = 1;
const form = 'esdb://[user:password@]host:port[,host:port…][?tls=false…]';

/**
 * The URL as the client takes it. Whatever the client would print, or would throw, with the whole URL in it is refused
 * here: it may hold a password.
 * @throws TypeError with a sentence that shows no part of the URL but the names of its options
 */
export const serverUrl = (url: string): string => {
  const options = optionsOf(url);
  for (const name of options.keys())
    if (!known.has(name))
      throw new TypeError(`the URL of the event store has an option nobody knows: ${name}`);
  // Told as a value, a wrong revision carries a wrong current one (seen in 6.2.1).
  if (options.get('throwonappendfailure') === 'false')
    throw new TypeError('the URL of the event store must not say throwOnAppendFailure=false');
  if (options.get('tlsverifycert') === 'false')
    throw new TypeError('the URL of the event store must not say tlsVerifyCert=false: give it tlsCAFile');
  if (options.has('gossiptimeout')) return url;
  return `${url}${options.size > 0 ? '&' : '?'}gossipTimeout=${gossipSeconds}`;
};

/** What `make` makes of a URL. @throws TypeError that shows nothing of it */
export const madeOf = <T>(url: string, make: (url: string) => T): T => {
  const checked = serverUrl(url);
  try {
    return make(checked);
  } catch (error) {
    const { name, message } = error as Error;
    // The client's own faults of reading carry the URL; others, as of a certificate's file, do not.
    const why = name === 'Error' && !('connectionString' in (error as Error)) ? `: ${message}` : '';
    throw new TypeError(`the URL of the event store cannot be used${why}; it must be ${form}`);
  }
};

const optionsOf = (url: string): ReadonlyMap<string, string> => {
  const query = url
    .slice(url.lastIndexOf('@') + 1)
    .split('?')
    .slice(1)
    .join('?');
  const pairs = query.split(/[&?]/u).filter(pair => pair !== '');
  return new Map(
    pairs.map(pair => {
      const [name = '', value = ''] = pair.split('=');
      return [name.trim().toLowerCase().replace(/[_-]/gu, ''), value.trim().toLowerCase()];
    }),
  );
};
