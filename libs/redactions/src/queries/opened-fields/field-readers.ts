import type { EventType, Grant } from '#event-sourcing';
import type { UnitTree } from '#units/views';

export const EVENT_TYPES = Symbol('EventTypes');
export type AnyEventTypes = readonly EventType<any, any>[];

/** Finds the duty by which somebody may open a field: an auditor's, or one that the field names and that covers. */
export const readerOf = (types: AnyEventTypes, grants: readonly Grant[], tree: UnitTree) => {
  const reaches = ({ unitId, subtree }: Grant, unit: string): boolean =>
    tree.readableBy({ everything: false, units: [{ unitId, subtree }] })(unit);
  return (type: string, field: string, unitId: string): Grant | undefined => {
    const declared = types.find(known => known.type === type)?.sealed[field];
    return grants.find(
      grant => grant.duty === 'auditor' || (declared?.readers.includes(grant.duty) && reaches(grant, unitId)),
    );
  };
};
