import type { ControlStreams } from '#event-sourcing';
import { joinNotes, parseCheckpoint, parseNewOrigin, parseNote } from '#evidence';
import type { LogFiles } from '../ports/index.js';
import { checkpointPath } from './head-book.js';
import { headsStream } from './recorded-heads.js';
import { readHeadRecord } from './signed-head.js';

/** Statements of the names that the log has left, one signed note a record. */
export const originsStream = 'socai-origins';
/** The same as a static file, below the log's prefix. */
export const originsPath = 'former-origins';

/** The log has another name than it is to be published under. One sentence. */
export class OtherOrigin extends Error {
  override readonly name = 'OtherOrigin';
}

/**
 * A log keeps its name for its whole life, unless a statement says that it goes on under another one, which is
 * published before anything is signed; and no other log's files are written over.
 * @param folder how people call the place of the files
 * @throws OtherOrigin
 */
export const keepOrigin = async (
  control: ControlStreams,
  files: LogFiles,
  { origin, folder }: { readonly origin: string; readonly folder: string },
): Promise<void> => {
  const statements = (await control.records(originsStream)).map(({ text }) => text);
  const [first] = await control.records(headsStream, 0, 1);
  const last = statements.at(-1);
  const own = first ? originIn(readHeadRecord(first.text).note) : last && newNameIn(last);
  if (own !== undefined && own !== origin)
    throw new OtherOrigin(
      `Sổ giữ một tên suốt đời / The log has been published as ${own}, and SOCAI_LOG_ORIGIN is ${origin}: ` +
        'a log keeps its name for its whole life.',
    );
  const published = await files.read(checkpointPath);
  const other = published && originIn(published.toString());
  if (other !== undefined && other !== origin)
    throw new OtherOrigin(
      `Mỗi sổ cần thư mục riêng / The folder ${folder} holds the published log ${other}, and SOCAI_LOG_ORIGIN is ` +
        `${origin}: each log has a folder of its own.`,
    );
  if (statements.length > 0)
    await files.write([{ path: originsPath, bytes: Buffer.from(joinNotes(statements)) }]);
};

const newNameIn = (statement: string): string => parseNewOrigin(parseNote(statement).text).origin;

/** Undefined for what is no head: a published file is disposable, and one that is torn is written again. */
const originIn = (note: string): string | undefined => {
  try {
    return parseCheckpoint(parseNote(note).text).origin;
  } catch {
    return undefined;
  }
};
