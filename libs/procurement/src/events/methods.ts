/**
 * Ways to select a supplier. Source: Bidding Law 22/2023/QH15, articles 22 to 29; `headDecision` is the small purchase
 * that the head of a unit decides alone. Up to what estimate each is open is a dated parameter.
 */
export const methods = [
  'openBidding',
  'limitedBidding',
  'competitiveQuotation',
  'directAppointment',
  'urgentAppointment',
  'directProcurement',
  'selfExecution',
  'specialCase',
  'headDecision',
] as const;
export type Method = (typeof methods)[number];

const competitive: ReadonlySet<Method> = new Set(['openBidding', 'limitedBidding', 'competitiveQuotation']);

/** Several suppliers could offer. The others need a rationale. */
export const isCompetitive = (method: Method): boolean => competitive.has(method);

/** The value of the parameter `procurementThresholds` that limits a method; the others have no limit of their own. */
export const thresholdOf: Readonly<Partial<Record<Method, string>>> = {
  competitiveQuotation: 'competitiveQuotation',
  directAppointment: 'directAppointment',
  headDecision: 'headDecides',
};
