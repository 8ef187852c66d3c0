/** Refused by a rule, or by what a process asked: nothing happened but the attempt. */
export const isRefusal = ({ type }: { readonly type: string }): boolean => type.endsWith('Refused');
