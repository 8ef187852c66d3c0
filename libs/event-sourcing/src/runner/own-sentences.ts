import type { SentenceTable } from '../log/sentences.js';

/** Of the events that belong to no capability. */
export const ownSentences = {
  CommandRefused: {
    vi: 'BỊ TỪ CHỐI khi yêu cầu {command}: {code:why}',
    en: 'WAS REFUSED {command}: {code:why}',
  },
  ClaimTaken: {
    vi: 'giữ độc quyền {kind:word} {parts:list} cho {owner}',
    en: 'claimed {kind:word} {parts:list} for {owner}',
  },
  ClaimReleased: {
    vi: 'nhả {kind:word} {parts:list} mà {owner} đã giữ',
    en: 'released {kind:word} {parts:list}, claimed by {owner}',
  },
} satisfies SentenceTable;
