import { ReadStoreUnavailable, type ViewId } from '#views';
import type { RedisLink } from './connection/redis-link.js';
import type { Copies } from './copies/copies.js';
import type { CopyNames, StoreNames } from './copies/names.js';
import type { Sightings } from './copies/sightings.js';
import type { ScriptName } from './scripts/index.js';

/** The copy keeps less history than the question needs: a store that keeps all of it has the answer. */
export class NotHot extends ReadStoreUnavailable {}

/** What every part of the store works with. */
export interface Parts {
  readonly link: RedisLink;
  readonly names: StoreNames;
  readonly seen: Sightings;
  readonly copies: Copies;
}

type Answer<T> = ['ok', string, ...T[]] | ['gone'] | ['behind', string] | ['cold', string];

/** One question to one copy as of an index. */
export interface Asked {
  readonly id: ViewId;
  readonly names: CopyNames;
  readonly known: number;
  /** @throws CopyGone, NotHot, ReadStoreLost, ReadStoreUnavailable */
  run<T>(script: ScriptName, keys: readonly string[], ...args: readonly (string | number)[]): Promise<T[]>;
}

export const asking = (parts: Parts, id: ViewId, known: number): Asked => {
  const names = parts.names.copy(id);
  return {
    id,
    names,
    known,
    run: async <T>(script: ScriptName, keys: readonly string[], ...args: readonly (string | number)[]) => {
      const before = parts.seen.position(id);
      const answer = await parts.link.run<Answer<T>>(script, [names.head, ...keys], known, ...args);
      if (answer[0] === 'ok' || answer[0] === 'behind') parts.seen.sawPosition(id, Number(answer[1]), before);
      return answered(parts, id, known, answer);
    },
  };
};

const answered = async <T>(parts: Parts, id: ViewId, known: number, answer: Answer<T>): Promise<T[]> => {
  switch (answer[0]) {
    case 'ok':
      return answer.slice(2) as T[];
    case 'gone':
      return parts.copies.throwGone(id);
    case 'behind':
      throw new ReadStoreUnavailable(`${id} stands at index ${answer[1]}, before ${known}`);
    case 'cold':
      throw new NotHot(`${parts.link.shown} keeps of ${id} what came after index ${answer[1]}`);
  }
};
