/** Which papers a purchase's method requires, and which of them its file does not hold. */
export interface RequiredDocuments {
  /** Kinds of document, as the parameter of the day named them; null: no parameter was set, so nobody can say. */
  readonly required: readonly string[] | null;
  readonly missing: readonly string[] | null;
}

/** @param papers every paper of the file: those of the purchase's steps, and those of the needs it is for */
export const documentsOf = (
  papers: readonly { readonly kind: string }[],
  required: readonly string[] | undefined,
): RequiredDocuments => {
  if (required === undefined) return { required: null, missing: null };
  const held = new Set(papers.map(({ kind }) => kind));
  return { required, missing: required.filter(kind => !held.has(kind)) };
};
