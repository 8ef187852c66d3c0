import { Compile } from 'typebox/compile';
import type { EventType } from '#event-sourcing';

/** Whether data is of the shape that its type has, in the version it was written in. */
export class DataShapes {
  private readonly types: ReadonlyMap<string, EventType<any, any>>;
  /** By type and version; compiled when the first such event is met. */
  private readonly compiled = new Map<string, ReturnType<typeof Compile>>();

  constructor(types: readonly EventType<any, any>[]) {
    this.types = new Map(types.map(type => [type.type, type]));
  }

  /** Undefined when this software knows no such type in that version. */
  faultOf(type: string, version: number, data: unknown): { readonly fault?: string } | undefined {
    const shape = this.compiled.get(`${version} ${type}`) ?? this.compile(type, version);
    if (!shape) return undefined;
    if (shape.Check(data)) return {};
    const [first] = shape.Errors(data);
    return { fault: `${first?.instancePath ?? ''} ${first?.message ?? 'not of its shape'}`.trim() };
  }

  private compile(name: string, version: number): ReturnType<typeof Compile> | undefined {
    const type = this.types.get(name);
    const schema = type && [...type.earlier.map(earlier => earlier.schema), type.schema][version - 1];
    if (!schema) return undefined;
    const shape = Compile(schema);
    this.compiled.set(`${version} ${name}`, shape);
    return shape;
  }
}
