import { Compile } from 'typebox/compile';
import type { EventType } from '#event-sourcing';

/** Shapes of one type's data, version 1 first. */
type Versions = readonly ReturnType<typeof Compile>[];

/** Whether data is of the shape that its type has, in the version it was written in. */
export class DataShapes {
  private readonly known: ReadonlyMap<string, Versions>;

  constructor(types: readonly EventType<any, any>[]) {
    this.known = new Map(
      types.map(({ type, earlier, schema }) => [
        type,
        [...earlier.map(({ schema: older }) => older), schema].map(version => Compile(version)),
      ]),
    );
  }

  /** Undefined when this software knows no such type in that version. */
  faultOf(type: string, version: number, data: unknown): { readonly fault?: string } | undefined {
    const shape = this.known.get(type)?.[version - 1];
    if (!shape) return undefined;
    if (shape.Check(data)) return {};
    const [first] = shape.Errors(data);
    return { fault: `${first?.instancePath ?? ''} ${first?.message ?? 'not of its shape'}`.trim() };
  }
}
