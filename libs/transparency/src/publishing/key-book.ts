import type { ControlStreams } from '#event-sourcing';
import { joinNotes, splitNotes } from '#evidence';
import type { LogFiles } from '../ports/index.js';
import type { LogKeys } from './log-keys.js';

/** The links between the keys of a log, one signed note a record. */
export const keysStream = 'socai-keys';
/** The same as a static file, below the log's prefix. */
export const keyLinksPath = 'verifier-keys';

/** The key file is older than what the log has published: a former key would sign again. One sentence. */
export class FormerKeys extends Error {
  override readonly name = 'FormerKeys';
}

/**
 * Takes down which key follows which, before the new key signs anything: recorded first, published second, and done
 * again from the beginning by whoever comes after a crash.
 * @throws FormerKeys when the key file does not continue what is recorded or published
 */
export const keepKeyLinks = async (
  control: ControlStreams,
  files: LogFiles,
  { origin, links }: Pick<LogKeys, 'origin' | 'links'>,
): Promise<void> => {
  const recorded = (await control.records(keysStream)).map(({ text }) => text);
  mustContinue(recorded, links, `recorded in ${keysStream}`);
  const published = await files.read(keyLinksPath);
  mustContinue(published ? splitNotes(published) : [], links, `published as ${origin}`);
  for (let at = recorded.length; at < links.length; at += 1) {
    const outcome = await control.put(keysStream, at - 1, links[at]!);
    // Another ledger with the same keys starts at this moment: what it wrote must be the same.
    if (!outcome.appended) return keepKeyLinks(control, files, { origin, links });
  }
  if (links.length > 0) await files.write([{ path: keyLinksPath, bytes: Buffer.from(joinNotes(links)) }]);
};

const mustContinue = (before: readonly string[], links: readonly string[], where: string): void => {
  const at = before.findIndex((note, n) => note !== links[n]);
  if (at < 0) return;
  throw new FormerKeys(
    'Đây là tệp khóa cũ, hãy dùng tệp mới nhất / ' +
      `The key file does not hold link ${at + 1} of the ${before.length} between keys that are ${where}: ` +
      'it is a former one. A log never goes back to a former key; use the newest key file.',
  );
};
