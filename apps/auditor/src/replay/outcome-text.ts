import type { NamedDifference, Outcome } from './outcome.js';

const words: Readonly<Record<Outcome['result'], string>> = {
  replayed: 'đã dựng lại / replayed',
  equal: 'bằng nhau / equal',
  differs: 'KHÁC / DIFFERS',
  notComparable: 'không so được / not comparable',
};

/** A view's outcome for people: a line, and where it differs what is known of that. */
export const outcomeText = (outcome: Outcome): string => {
  const { view, version, index, digest, other, parked, result, comparedBy, difference, reason } = outcome;
  const by = comparedBy === undefined ? '' : ` (${comparedBy})`;
  const mark = result === 'differs' || result === 'notComparable' ? '✗' : '✓';
  return [
    `${mark} ${view}@${version}  ${words[result]}${by}  chỉ mục / index ${index}, ${digest.count} dòng / rows, ` +
      digest.sum.slice(0, 16),
    ...(other && result === 'differs'
      ? [`  bên kia / the other side: ${other.count} dòng / rows, ${other.sum.slice(0, 16)}`]
      : []),
    ...partLines(outcome),
    ...(difference ? differenceLines(difference) : []),
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...parked.map(({ stream, index: at, reason: why }) => `  treo / parked: ${stream}, ${at}: ${why}`),
  ].join('\n');
};

const partLines = ({ within, streamsApart = 0 }: Outcome): readonly string[] => {
  const { compared = 0, apart = 0 } = within ?? {};
  return [
    ...(compared + apart > 0
      ? [`  đã so / compared ${compared}, cần sự kiện ngoài hồ sơ / rest on others ${apart}`]
      : []),
    ...(streamsApart > 0
      ? [`  luồng cần sự kiện ngoài hồ sơ / streams that rest on events outside: ${streamsApart}`]
      : []),
  ];
};

const differenceLines = ({ key, event, index, replayed, other }: NamedDifference): readonly string[] => [
  `  chỗ khác đầu tiên / first difference: ${key}`,
  event
    ? `  sự kiện / event: ${event.index} ${event.type}, ${event.stream} @ ${event.revision}, ${event.recordedAt}`
    : `  sự kiện / event: ${index}`,
  `  dựng lại / replayed:       ${shown(replayed)}`,
  `  bên kia / the other side:  ${shown(other)}`,
];

const shown = (value: object | undefined): string =>
  value === undefined ? 'không có / none' : JSON.stringify(value);
