import {
  BrokenOff,
  LedgerClient,
  LedgerProblem,
  NotDone,
  NotUnderstood,
  type Said,
  type Telling,
  tellingCommand,
} from '#command-line';
import './rules-in-words.js';
import { StoreUnavailable, UnknownEvent } from '#event-sourcing';
import type { Language } from '#platform';
import { SystemScheduler } from '#platform/ambient';
import { logFileIn } from '../log-place.js';
import { chapterText, toldIn } from './chapter-text.js';
import { isRefusal } from './refusal.js';
import { findStory } from './find-story.js';
import { logFileStory } from './log-file-story.js';
import { serviceStory } from './service-story.js';
import type { Chapter, StorySource } from './story-source.js';

const usage = `socai history: chuyện của một thứ, mỗi sự kiện một câu / the story of one thing, a sentence an event

  socai history <thing>   một đơn vị, dòng, gói mua sắm, đề nghị, điều chuyển, tài sản… / a unit, budget line, purchase,
                          requisition, transfer, asset…: its id, or the name of its stream (asset-…)

  --events <file>    the SQLite file of the log, read only; data/events.db unless said (or SOCAI_EVENTS)
  --url <url>        asks a running ledger instead; a token is read from SOCAI_TOKEN, a demo gives one by itself
  --lang vi|en       tiếng Việt nếu không nói gì / Vietnamese unless said
  --json             one JSON object a line, for programs

  ✗ bị từ chối / refused   ⚠ bị khai báo sai / declared wrong   ↺ sửa sai / a correction
  Mã thoát / exit code: 0 đã kể / told, 1 không có thứ ấy / no such thing, 2 không hiểu / not understood,
  3 không đọc được / could not read`;

const options = {
  events: { type: 'string' },
  url: { type: 'string' },
  lang: { type: 'string', default: 'vi' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly thing: string;
  readonly language: Language;
  readonly openSource: () => StorySource;
}

/** @throws NotUnderstood */
const askedIn = (
  { lang, url, events }: Said<typeof options>,
  [thing, ...more]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Asked => {
  if (thing === undefined || more.length > 0)
    throw new NotUnderstood('nói đúng một thứ / name exactly one thing');
  if (lang !== 'vi' && lang !== 'en') throw new NotUnderstood(`--lang ${lang}: vi, en`);
  if (url !== undefined && events !== undefined)
    throw new NotUnderstood('--events, --url: chỉ một trong hai / one of the two');
  const token = environment['SOCAI_TOKEN'];
  const file = logFileIn(events ?? environment['SOCAI_EVENTS'] ?? 'data/events.db');
  const openSource = (): StorySource =>
    url === undefined
      ? logFileStory(file, new SystemScheduler())
      : serviceStory(
          new LedgerClient({ url, demoDuty: 'auditor', ...(token === undefined ? {} : { token }) }),
        );
  return { thing, language: lang, openSource };
};

const tell = (story: readonly Chapter[], { language }: Asked, telling: Telling): void => {
  const indexes = new Map(story.flatMap(({ event, index }) => (event ? [[event.id, index] as const] : [])));
  for (const chapter of story) {
    const { event, ...place } = chapter;
    const { effectiveDate, corrects } = event ?? {};
    const sentence = toldIn(chapter, language, id => indexes.get(id));
    const answer = { ...place, effectiveDate, corrects, refused: isRefusal(chapter), sentence };
    telling.say('event', answer, chapterText(chapter, sentence));
  }
};

const run = async (asked: Asked, telling: Telling): Promise<void> => {
  const source = asked.openSource();
  try {
    const story = await findStory(asked.thing, source);
    if (story.length === 0)
      throw new NotDone('thing.unknown', `Không có / There is no ${asked.thing} in the log.`);
    tell(story, asked, telling);
  } finally {
    await source.close();
  }
};

const faultOf = (error: unknown): unknown => {
  if (error instanceof LedgerProblem) return new BrokenOff('history.unread', error.message);
  return error instanceof StoreUnavailable || error instanceof UnknownEvent
    ? new BrokenOff('history.unread', `Không đọc được sổ / The log cannot be read: ${error.message}.`)
    : error;
};

/** @returns the exit code */
export const history = tellingCommand({
  usage,
  options,
  faultOf,
  takesThings: true,
  run: (said, telling, _signal, things) => run(askedIn(said, things, process.env), telling),
});
