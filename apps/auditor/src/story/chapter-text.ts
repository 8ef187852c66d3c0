import { dateAt } from '#kernel';
import { dayText, type Language } from '#platform';
import { isRefusal } from './refusal.js';
import { type IndexOf, sentenceOf } from './sentence.js';
import type { Chapter } from './story-source.js';

const markOf = (chapter: Chapter): string => {
  if (isRefusal(chapter)) return '✗';
  if (chapter.declaredBy !== undefined) return '⚠';
  return chapter.event?.corrects === undefined ? '·' : '↺';
};

/** The sentence of an event; what may not be read says so. */
export const toldIn = (chapter: Chapter, language: Language, indexOf: IndexOf): string => {
  const { event, recordedAt, type } = chapter;
  if (event) return sentenceOf(event, language, indexOf) + errorText(chapter, language);
  const day = dayText(dateAt(recordedAt), language);
  return language === 'vi'
    ? `Ghi sổ ngày ${day}: ${type}, nằm ngoài phạm vi được đọc.`
    : `Recorded on ${day}: ${type}, outside what may be read.`;
};

/** The wrong sentence stays, and says that it is wrong. */
const errorText = ({ declaredBy, correctedBy }: Chapter, language: Language): string => {
  const [wrong, corrected] = language === 'vi' ? ['SAI, theo', 'đã sửa ở'] : ['WRONG, by', 'corrected by'];
  const parts = [
    ...(declaredBy === undefined ? [] : [`${wrong} #${declaredBy}`]),
    ...(correctedBy.length === 0 ? [] : [`${corrected} ${correctedBy.map(index => `#${index}`).join(', ')}`]),
  ];
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
};

export const chapterText = (chapter: Chapter, sentence: string): string =>
  `${markOf(chapter)} #${chapter.index} ${sentence}`;
