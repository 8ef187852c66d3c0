import { expect, test } from '@jest/globals';
import { csvHeader, csvRow } from './csv.js';

const cell = (value: unknown): string => csvRow(['a.b'], { a: { b: value } }).slice(0, -2);

test('a header begins with a byte order mark, rows end with CRLF', () => {
  expect(csvHeader(['a', 'b'])).toBe('\uFEFFa,b\r\n');
  expect(csvRow(['a', 'b'], { a: 1, b: 'x' })).toBe('1,x\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  [undefined, ''],
  [null, ''],
  [['x', 1], '"[""x"",1]"'],
])('%j is written %s', (value, written) => expect(cell(value)).toBe(written));

test.each([
  ['=1+2', "'=1+2"],
  ['+84 912', "'+84 912"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['-1500000', '-1500000'],
  ['=HYPERLINK("x,y")', '"\'=HYPERLINK(""x,y"")"'],
])('%s cannot run in a spreadsheet', (value, written) => expect(cell(value)).toBe(written));
