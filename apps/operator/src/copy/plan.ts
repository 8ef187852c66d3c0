import { dirname, join, resolve } from 'node:path';
import { NotUnderstood, required } from '#command-line';
import { eventsLocation, namespaceName, Unusable } from '#platform';
import type { LogPlace } from '../../../projector/src/stores/event-log.js';

/** A log, and how it is spoken of: without what may be a secret. */
export interface NamedPlace extends LogPlace {
  readonly name: string;
}

/** What is copied where. */
export interface CopyPlan {
  /** A SQLite file, and the folder of what its ledger keeps beside it. */
  readonly from: NamedPlace & { readonly path: string };
  /** A log on a server, and the folder of what the ledger there will keep for itself. */
  readonly to: NamedPlace;
  /** The folder of published files, and the last signed head or its folder, of the source. */
  readonly log: string;
  readonly heads: string;
}

export interface CopySaid {
  readonly from?: string;
  readonly to?: string;
  readonly namespace?: string;
  readonly data?: string;
  readonly log?: string;
  readonly heads?: string;
}

/** @throws NotUnderstood naming the argument and what is wrong with it */
export const planOf = (said: CopySaid, environment: NodeJS.ProcessEnv): CopyPlan => {
  const from = sourceOf(required('from', said.from));
  const to = required('to', said.to ?? environment['SOCAI_COPY_TO']);
  const namespace = said.namespace ?? environment['SOCAI_NAMESPACE'];
  const dataFolder = resolve(said.data ?? environment['SOCAI_DATA'] ?? from.dataFolder);
  const beside = (name: string): string => join(from.dataFolder, name);
  return {
    from,
    to: targetOf(to, namespace, dataFolder),
    log: said.log ?? environment['SOCAI_LOG_FOLDER'] ?? beside('log'),
    heads: said.heads ?? environment['SOCAI_LOG_HEADS'] ?? beside('socai-heads'),
  };
};

const located = (argument: string, text: string) => {
  const location = eventsLocation(text);
  if (!(location instanceof Unusable)) return location;
  throw new NotUnderstood(`--${argument} ${schemeOf(text)} không hiểu / not understood, ${location.reason}`);
};

/** What stands before the rest: the rest may hold a password. */
const schemeOf = (text: string): string => {
  const [scheme] = /^[a-z][a-z0-9+.-]*:/iu.exec(text) ?? [];
  return scheme === undefined ? text : `${scheme}…`;
};

const sourceOf = (text: string): CopyPlan['from'] => {
  const events = located('from', text);
  if (events.engine !== 'sqlite')
    throw new NotUnderstood(
      `--from ${schemeOf(text)} chỉ chép từ sqlite:<path> / must be sqlite:<path>. Nobody can lock a log on a server ` +
        'against the ledgers that write to it, so it is not moved.',
    );
  const path = resolve(events.path);
  return { events: { ...events, path }, path, dataFolder: dirname(path), name: `sqlite:${path}` };
};

const targetOf = (text: string, namespace: string | undefined, dataFolder: string): NamedPlace => {
  const events = located('to', text);
  if (events.engine !== 'eventstoredb')
    throw new NotUnderstood(
      `--to ${schemeOf(text)} chỉ chép tới esdb:// / must be esdb://<host>… or esdb+discover://<host>…`,
    );
  const usable = namespace === undefined ? undefined : namespaceName(namespace);
  if (usable instanceof Unusable) throw new NotUnderstood(`--namespace ${namespace}: ${usable.reason}`);
  const name = shown(events.url) + (namespace === undefined ? '' : ` (namespace ${namespace})`);
  return { events, dataFolder, name, ...(usable === undefined ? {} : { namespace: usable }) };
};

/** Scheme and hosts. */
const shown = (url: string): string => {
  const [, scheme, hosts] = /^([^:]+:\/\/)(?:[^@/?]*@)?([^/?]*)/u.exec(url)!;
  return scheme! + hosts!;
};
