/** Opaque to clients: names the last event of an outcome. Read by the views that wait for it. */
export const waitTokenOf = (stream: string, revision: number): string =>
  Buffer.from(`${revision}@${stream}`).toString('base64url');
