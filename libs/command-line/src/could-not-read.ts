/** Something that had to be read could not be. One sentence. */
export class CouldNotRead extends Error {
  override readonly name = 'CouldNotRead';
}

export const couldNotRead = (error: unknown): CouldNotRead =>
  error instanceof CouldNotRead
    ? error
    : new CouldNotRead((error as { readonly message?: string }).message ?? String(error));
