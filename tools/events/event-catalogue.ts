import { existsSync, globSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { claimReleased, claimTaken, commandRefused, type EventType } from '#event-sourcing';

type AnyEventType = EventType<any, any>;

/** A type of event, the library that owns it, and the category of the streams it stands in. */
export interface CatalogueEntry {
  /** Folder under libs/. */
  readonly library: string;
  readonly type: AnyEventType;
  readonly category: string;
}

const libraries = fileURLToPath(new URL('../../libs/', import.meta.url));

const isEventType = (value: unknown): value is AnyEventType =>
  typeof value === 'function' && 'schema' in value && 'earlier' in value;

interface DeciderLike {
  readonly category: string;
  readonly evolve: Readonly<Record<string, unknown>>;
}
const isDecider = (value: unknown): value is DeciderLike =>
  typeof value === 'object' && value !== null && 'category' in value && 'evolve' in value;

const exportsOf = async (file: string): Promise<readonly unknown[]> =>
  Object.values((await import(pathToFileURL(file).href)) as object);

/** Deciders stand in pages named so; one that is not exported is found through the command that carries it. */
const decidersIn = async (library: string): Promise<readonly DeciderLike[]> => {
  const pages = globSync(`${libraries}${library}/src/**/*.decider.js`);
  const found = (await Promise.all(pages.map(exportsOf))).flat();
  return found
    .flatMap(value => [value, (value as { decider?: unknown } | undefined)?.decider])
    .filter(isDecider);
};

const entriesIn = async (library: string): Promise<readonly CatalogueEntry[]> => {
  const door = `${libraries}${library}/src/events/index.js`;
  if (!existsSync(door)) return [];
  const deciders = await decidersIn(library);
  const types = (await exportsOf(door)).filter(isEventType);
  return types.map(type => {
    const decider = deciders.find(({ evolve }) => type.type in evolve);
    if (!decider) throw new Error(`no decider of ${library} folds ${type.type}`);
    return { library, type, category: decider.category };
  });
};

const ownEvents: readonly CatalogueEntry[] = [
  { library: 'event-sourcing', type: commandRefused, category: 'any' },
  { library: 'event-sourcing', type: claimTaken, category: 'claim' },
  { library: 'event-sourcing', type: claimReleased, category: 'claim' },
];

/** Every type of event that some library declares, library by library. */
export const eventCatalogue = async (): Promise<readonly CatalogueEntry[]> => {
  const found = await Promise.all(readdirSync(libraries).sort().map(entriesIn));
  return [...ownEvents, ...found.flat()];
};
