import { ReadStoreUnavailable } from '#views';

/** What the first word of a refusal means. Source: https://redis.io/docs/latest/develop/reference/protocol-spec/ */
const refusals: Readonly<Record<string, string>> = {
  OOM: 'has no memory left: raise maxmemory, or keep less history hot',
  LOADING: 'is still reading its data from the disk',
  READONLY: 'is a replica now: another server was made the master',
  MASTERDOWN: 'is a replica that has lost its master',
  CLUSTERDOWN: 'is a cluster in which some slots have no node',
  TRYAGAIN: 'is moving slots to another node',
  MISCONF: 'refuses writes because it cannot save to its disk',
  NOREPLICAS: 'refuses writes because too few replicas follow it',
  BUSY: 'is busy with a script',
  NOAUTH: 'wants a password: give one in the URL or the configuration',
  WRONGPASS: 'refuses this user and password',
  NOPERM: 'does not permit this user what the ledger does',
  WRONGTYPE: 'holds something else under a key of ours: give the ledger a prefix of its own',
};

/** An error of the driver or the server, under the one name the port gives it. */
export const unavailable = (fault: unknown, where: string): ReadStoreUnavailable => {
  if (fault instanceof ReadStoreUnavailable) return fault;
  const message = fault instanceof Error ? fault.message : String(fault);
  const known = refusals[/^[A-Z]+/u.exec(message)?.[0] ?? ''];
  return new ReadStoreUnavailable(`${where} ${known ?? `does not answer: ${message}`}`, { cause: fault });
};
