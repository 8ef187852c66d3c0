import type { Grant } from '#event-sourcing';

/** Somebody the demo hands out a token for. */
export interface Persona {
  /** Short name in `/demo/tokens`: `province-accountant`. */
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly personId: string;
  readonly clientId: string;
  readonly duties: readonly Grant[];
  readonly onBehalfOf?: string;
}
