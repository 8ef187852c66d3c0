import type { ProblemTexts } from '#platform';

export const transparencyTexts: ProblemTexts = {
  'proof.not-yet': {
    vi: 'Chưa có bằng chứng: đầu sổ đã ký mới đến {published} sự kiện; hãy thử lại sau vài giây.',
    en: 'There is no proof yet: the signed head covers {published} events; try again in a few seconds.',
  },
  'proof.no-such-head': {
    vi: 'Không có đầu sổ đã ký với {size} sự kiện; gần nhất là {below} và {above}.',
    en: 'No head of {size} events was signed; the nearest have {below} and {above}.',
  },
  'proof.not-under-head': {
    vi: 'Đầu sổ được hỏi chỉ có {size} sự kiện, không đến {index}.',
    en: 'The head asked for has {size} events and does not reach {index}.',
  },
  'proof.unavailable': {
    vi: 'Tệp công bố đang hỏng; chúng được dựng lại khi sổ cái khởi động.',
    en: 'The published files are damaged; they are made again when the ledger starts.',
  },
  'event-ref.malformed': {
    vi: 'event phải là mã hoặc số thứ tự của một sự kiện.',
    en: 'event must be the id of an event or its index.',
  },
  'log-size.malformed': {
    vi: 'Kích thước sổ phải là số nguyên không âm.',
    en: 'The size of a log is a whole number from 0.',
  },
  'stream-name.malformed': {
    vi: 'Tên luồng có dạng <loại>-<mã>.',
    en: 'The name of a stream is <category>-<id>.',
  },
  'wait.out-of-range': { vi: 'wait từ 0 đến 30 giây.', en: 'wait is 0 to 30 seconds.' },
  'heads.not-newer': {
    vi: 'Đầu các luồng đã công bố đến {published}, không lùi về {through}.',
    en: 'The ends of all streams are published through {published}; {through} is not further.',
  },
  'log.publishing-stopped': {
    vi: 'Việc công bố đang dừng: {reason}',
    en: 'Publishing has stopped: {reason}',
  },
};
