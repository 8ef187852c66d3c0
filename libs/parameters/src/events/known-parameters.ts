/** A legal parameter: dated reference data, never a constant in code. Each value is a text of the pattern named. */
export interface ParameterDefinition {
  readonly name: string;
  readonly summary: string;
  readonly values: Readonly<Record<string, { readonly pattern: string; readonly meaning: string }>>;
}

const amount = '^[1-9][0-9]{0,17}$';
const vndAmount = { pattern: amount, meaning: 'VND' };
const monthDay = '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';
const kinds = '^[^,]{1,100}(,[^,]{1,100}){0,19}$';
const documentKinds = { pattern: kinds, meaning: 'kinds of document, with commas between' };
const days = '^[1-9][0-9]{0,3}$';

/** From when to when money may move on the lines of a fiscal year. */
export const fiscalYearWindow = 'fiscalYearWindow';

/** Up to what cumulative need decisions may be delegated, by the kind of unit whose authority is lent. */
export const delegationThresholds = 'delegationThresholds';

export const knownParameters: readonly ParameterDefinition[] = [
  {
    name: delegationThresholds,
    summary: 'Up to what need of a unit, category and year may be delegated, by kind of the giver’s unit.',
    values: {
      ministry: vndAmount,
      province: vndAmount,
      division: vndAmount,
      district: vndAmount,
      commune: vndAmount,
      station: vndAmount,
      checkpoint: vndAmount,
    },
  },
  {
    name: fiscalYearWindow,
    summary: 'When the lines of a fiscal year open, in the year before, and close, in the year after.',
    values: {
      opens: { pattern: monthDay, meaning: 'month and day of the year before' },
      closes: { pattern: monthDay, meaning: 'month and day of the year after' },
    },
  },
  {
    name: 'fixedAssetThreshold',
    summary: 'From what cost and life on a thing is a fixed asset.',
    values: {
      cost: vndAmount,
      lifeMonths: { pattern: days, meaning: 'months' },
    },
  },
  {
    name: 'procurementThresholds',
    summary: 'Up to what estimate each method of buying is open.',
    values: {
      headDecides: vndAmount,
      directAppointment: vndAmount,
      competitiveQuotation: vndAmount,
    },
  },
  {
    name: 'requiredDocuments',
    summary: 'Which kinds of paper the file of a purchase must hold, by the method of its selection.',
    values: {
      openBidding: documentKinds,
      limitedBidding: documentKinds,
      competitiveQuotation: documentKinds,
      directAppointment: documentKinds,
      urgentAppointment: documentKinds,
      directProcurement: documentKinds,
      selfExecution: documentKinds,
      specialCase: documentKinds,
      headDecision: documentKinds,
    },
  },
  {
    name: 'transferDeadlines',
    summary: 'Within how many days each step of a transfer is due.',
    values: {
      decide: { pattern: days, meaning: 'days' },
      dispatch: { pattern: days, meaning: 'days' },
      receive: { pattern: days, meaning: 'days' },
    },
  },
];

export const definitionOf = (name: string): ParameterDefinition | undefined =>
  knownParameters.find(definition => definition.name === name);
