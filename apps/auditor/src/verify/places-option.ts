import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotUnderstood } from '#command-line';
import type { Plan } from './plan.js';

/** Without the members that nobody named. */
export const present = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

/** Where what is checked lies: what was said, else the environment's, else beside the events. */
export const placesOf = (
  { events: said, log, heads }: { events?: string; log?: string; heads?: string },
  environment: NodeJS.ProcessEnv,
): Pick<Plan, 'events' | 'log' | 'heads'> => {
  const alone = said === undefined && log !== undefined;
  const events = alone ? undefined : (said ?? environment['SOCAI_EVENTS'] ?? 'data/events.db');
  const path = events?.replace(/^sqlite:/u, '');
  const beside = (name: string): string | undefined => {
    const place = path === undefined ? undefined : join(dirname(path), name);
    return place !== undefined && statSync(place, { throwIfNoEntry: false })?.isDirectory()
      ? place
      : undefined;
  };
  const logFolder = log ?? environment['SOCAI_LOG_FOLDER'] ?? beside('log');
  const headsPlace = heads ?? (alone ? undefined : environment['SOCAI_LOG_HEADS']) ?? beside('socai-heads');
  return present({ events: path, log: logFolder, heads: headsPlace });
};

/** Texts are opened only where that was asked for by name. @throws NotUnderstood */
export const sealKeysIn = (
  { 'seal-keys': said, 'open-sealed': opensSealed }: { 'seal-keys'?: string; 'open-sealed': boolean },
  events: string | undefined,
): Pick<Plan, 'sealKeys' | 'opensSealed'> => {
  const beside = events === undefined ? undefined : join(dirname(events), 'seal-keys.db');
  const sealKeys = said ?? (beside !== undefined && existsSync(beside) ? beside : undefined);
  if (opensSealed && sealKeys === undefined)
    throw new NotUnderstood('--open-sealed: không có seal-keys.db / there is no seal-keys.db');
  return present({ sealKeys, opensSealed });
};
