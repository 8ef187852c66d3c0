/** Where a Redis is reached, and in what form it is run. */
export interface RedisAddress {
  readonly kind: 'single' | 'sentinel' | 'cluster';
  readonly tls: boolean;
  /** For `sentinel` those of the sentinels, for `cluster` some of the nodes. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  /** The name of the group that the sentinels watch. */
  readonly group?: string;
}

/** The address cannot be read. The sentence shows no password. */
export class BadRedisUrl extends Error {
  override readonly name = 'BadRedisUrl';
}

const forms =
  'redis[s]://[user:password@]host[:port][/db], redis[s]+sentinel://…host,host…/group[/db] or ' +
  'redis[s]+cluster://…host,host…';
const whole = /^redis(s)?(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([^?#]*))?$/u;
const onePlace = /^(?:\[([\da-f:]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/iu;

/** @throws BadRedisUrl */
export const parseRedisUrl = (url: string): RedisAddress => {
  const [, tls, form, login, hosts, path = ''] = whole.exec(url) ?? [];
  if (hosts === undefined) throw new BadRedisUrl(`${shownUrl(url)} is no address of a Redis: give ${forms}`);
  const kind = (form ?? 'single') as RedisAddress['kind'];
  const places = hosts.split(',').map(place => placeOf(place, kind === 'sentinel' ? 26_379 : 6_379, url));
  if (kind === 'single' && places.length > 1)
    throw new BadRedisUrl(`${shownUrl(url)} names several hosts: say redis+sentinel:// or redis+cluster://`);
  const { group, db } = pathOf(path, kind, url);
  return { kind, tls: tls !== undefined, nodes: places, ...loginOf(login), db, ...(group ? { group } : {}) };
};

/** The address without its password: for sentences and log lines. */
export const shownUrl = (url: string): string => url.replace(/\/\/[^@/]*@/u, '//***@');

const placeOf = (text: string, usual: number, url: string) => {
  const [, ipv6, name, port] = onePlace.exec(text) ?? [];
  const host = ipv6 ?? name;
  const number = port === undefined ? usual : Number(port);
  if (host === undefined || number < 1 || number > 65_535)
    throw new BadRedisUrl(`${shownUrl(url)}: ${text} is no host with a port`);
  return { host, port: number };
};

const loginOf = (login: string | undefined): Pick<RedisAddress, 'username' | 'password'> => {
  if (login === undefined || login === '') return {};
  const [username = '', ...rest] = login.split(':').map(decodeURIComponent);
  const password = rest.join(':');
  return {
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
  };
};

const pathOf = (path: string, kind: RedisAddress['kind'], url: string) => {
  const parts = path.split('/').filter(part => part !== '');
  const group = kind === 'sentinel' ? parts.shift() : undefined;
  if (kind === 'sentinel' && group === undefined)
    throw new BadRedisUrl(`${shownUrl(url)} does not say which group the sentinels watch: …/group`);
  const [db = '0', ...more] = parts;
  if (!/^\d{1,4}$/u.test(db) || more.length > 0)
    throw new BadRedisUrl(`${shownUrl(url)}: ${path} is no number of a database`);
  if (kind === 'cluster' && db !== '0')
    throw new BadRedisUrl(`${shownUrl(url)}: a cluster has database 0 only`);
  return { group, db: Number(db) };
};
