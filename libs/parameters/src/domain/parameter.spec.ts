import { spec } from '#event-sourcing/testing';
import {
  fiscalYearWindow,
  knownParameters,
  mustBeSet,
  parameterFold,
  parameterSet,
  valuesOn,
} from '../events/index.js';
import { parameter } from './parameter.decider.js';

const given = spec(parameter);
const source = 'Luật Ngân sách nhà nước 83/2015/QH13';
const window = { opens: '12-01', closes: '01-31' };
const set = (values: Record<string, string>, name = fiscalYearWindow) => ({
  type: 'SetParameter' as const,
  data: { name, values, source },
});

test('a parameter is set from a day on, also from a day to come', () =>
  given()
    .when(set(window), {}, { effectiveDate: '2030-01-01' })
    .then(parameterSet({ name: fiscalYearWindow, values: window, source })));

test('only what is known can be set, and the refusal says what is', () =>
  given()
    .when(set({}, 'freeLunch'))
    .thenRefused('parameter.unknown', {
      parameter: 'freeLunch',
      known: knownParameters.map(({ name }) => name).join(', '),
    }));

test.each([
  ['a value is missing', { opens: '12-01' }, 'closes'],
  ['a value is malformed', { ...window, closes: '31-01' }, 'closes'],
  ['there is one too many', { ...window, extra: '1' }, 'extra'],
  ['there is one that every object has', { ...window, constructor: '1' }, 'constructor'],
  [
    'there is one that every object inherits from',
    JSON.parse('{"opens":"12-01","closes":"01-31","__proto__":"1"}') as never,
    '__proto__',
  ],
])('refused when %s', (_, values, value) =>
  given().when(set(values)).thenRefused('parameter.malformed', { parameter: fiscalYearWindow, value }),
);

describe('on a day', () => {
  const event = (effectiveDate: string, opens: string) =>
    ({ effectiveDate, data: { name: fiscalYearWindow, values: { opens }, source } }) as never;
  const history = [
    event('2020-01-01', 'a'),
    event('2022-01-01', 'c'),
    event('2021-01-01', 'b'),
    event('2022-01-01', 'd'),
  ].reduce(parameterFold.evolve.ParameterSet!, parameterFold.initial);
  test.each([
    ['2019-12-31', undefined],
    ['2020-01-01', { opens: 'a' }],
    ['2021-12-31', { opens: 'b' }],
    ['2022-01-01', { opens: 'd' }],
  ])('%s', (day, values) => expect(valuesOn(history, day)).toEqual(values));

  test('where nothing was set the answer says so, never another day’s value', () =>
    expect(mustBeSet(fiscalYearWindow, valuesOn(history, '2019-12-31'), '2019-12-31')).toMatchObject({
      code: 'parameter.missing',
      numbers: { parameter: fiscalYearWindow, day: '2019-12-31' },
    }));
});
