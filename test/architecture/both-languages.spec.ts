import { isTypeScript, isWorkshop, textsUnder } from '#tools/sources/source-tree';

/** What these say is read by people at a terminal or in a window of logs: Vietnamese first, then English. */
const saidToPeople = [
  'BrokenOff',
  'CannotStart',
  'CouldNotRead',
  'EvictingRedis',
  'FolderInUse',
  'FormerKeys',
  'KeptHeadProblem',
  'KeyFileProblem',
  'KeysStay',
  'LedgerProblem',
  'LogFileProblem',
  'NewerViewsFile',
  'NotAViewsFile',
  'NotDone',
  'NotUnderstood',
  'OtherOrigin',
];

/** One of them with a text of its own: a stable code may stand before it. */
const made = new RegExp(
  `new (?:${saidToPeople.join('|')})\\(\\s*(?:'[a-z][\\w.-]*',\\s*)?(?!'[a-z][\\w.-]*',)(?=['"\`])(?<said>.*?)\\);`,
  'gsu',
);
/** An option and what is said of it, or nothing but what another part said. */
const saysNothingItself = /^(?:\W|--[\w-]+|\$\{[^}]*\})*(?:(?:vi, en)|)\W*$/u;
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/iu;

const inOneLanguage = (text: string): readonly string[] =>
  [...text.matchAll(made)]
    .map(({ groups }) => groups!['said']!)
    .filter(said => !saysNothingItself.test(said))
    .filter(said => !(vietnamese.test(said.split(' / ')[0]!) && said.includes(' / ')));

test('what is said to people is said in both languages, Vietnamese first', () => {
  const found = textsUnder()
    .filter(isTypeScript)
    .filter(source => !isWorkshop(source))
    .flatMap(({ path, text }) => inOneLanguage(text).map(said => `${path}: ${said.trim()}`));
  expect(found).toEqual([]);
});

describe('what is found', () => {
  test.each([
    ["throw new KeysStay('Two keys sign.');", 1],
    ["throw new NotDone('a.b', `There is no ${place}.`);", 1],
    ["throw new NotDone('a.b', `No / Không có ${place}.`);", 1],
    ["throw new NotDone('a.b', `Không có / There is no ${place}.`);", 0],
    ["throw new NotDone('a.b', error.message);", 0],
    ['throw new NotUnderstood(`--to ${to}: ${fault.message}`);', 0],
    ['throw new CannotStart(\n `Tệp / The ${\n file}` +\n "is none",\n);', 0],
  ])('%s', (text, count) => expect(inOneLanguage(text)).toHaveLength(count));
});
