/** What may be said about a case. */
const ofCases: readonly string[] = ['key', 'origin', 'witness', 'quorum', 'json', 'help', 'opened'];

/**
 * A case brings everything along but trust.
 * @throws Error that says what is wrong
 */
export const caseIn = (
  files: readonly string[],
  values: Readonly<Record<string, unknown>>,
): string | undefined => {
  const [file, ...more] = files;
  if (file === undefined) {
    if (values['opened'] !== undefined) throw new Error('--opened: chỉ cùng một hồ sơ / only with a case');
    return undefined;
  }
  if (!file.endsWith('.zip') || more.length > 0)
    throw new Error(`không hiểu / not understood: ${more[0] ?? file}; một hồ sơ / one case: case.zip`);
  for (const [name, value] of Object.entries(values))
    if (!ofCases.includes(name) && value !== false && (!Array.isArray(value) || value.length > 0))
      throw new Error(`--${name}: không dùng với hồ sơ / not with a case`);
  return file;
};
