import { Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CalendarDate, dateAt } from '#kernel';
import { Answers, AskedQuery, Call, Caller, CLOCK, isDatedBy, ListRoute, OneRoute, PathId } from '#platform';
import type { Clock } from '#event-sourcing';
import { bucketsOf, scanWhere } from '#views';
import { readUnitTree } from '../unit-tree.js';
import { type UnitDoc, unitsView, valueOn } from '../units.view.js';
import { OrganisationQuery, UnitRow } from './organisation.query.js';

const columns = [
  'unitId',
  'code',
  'name',
  'kind',
  'parentId',
  'status',
  'validFrom',
  'validTo',
  'dissolvedOn',
];

@ApiTags('units')
@Controller('v1/units')
export class OrganisationController {
  constructor(
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ListRoute({ summary: 'The organisation tree on a day', row: UnitRow })
  list(@Query() asked: OrganisationQuery, @Caller() caller: Caller, @Call() call: Call) {
    const { within, kind, status, externalRef, tree } = asked;
    const today = dateAt(this.clock.now());
    const day = tree === 'current' ? today : (asked.effective ?? today);
    return this.answers.list<UnitRow>(call, asked, {
      views: [unitsView],
      columns,
      page: async (reading, after, limit) => {
        const units = await readUnitTree(reading, day);
        const readable = units.readableBy(caller.readScope);
        const below = within === undefined ? undefined : units.within(within);
        const row = rowOn(day, asked);
        const wanted = (doc: UnitDoc) =>
          readable(doc.unitId) &&
          (below?.has(doc.unitId) ?? true) &&
          doc.validFrom <= day &&
          (status === undefined || row(doc).status === status);
        // Buckets tell how a unit stands now: on a day its status may be another.
        const standing = asked.effective === undefined ? { status } : {};
        const buckets = bucketsOf({ kind, externalRef, ...standing });
        return scanWhere(reading, unitsView, { buckets, wanted, row }, after, limit);
      },
    });
  }

  @OneRoute({ path: ':unitId', summary: 'One unit', row: UnitRow })
  one(@Param('unitId', PathId) unitId: string, @Query() asked: AskedQuery, @Caller() caller: Caller) {
    const day = asked.effective ?? dateAt(this.clock.now());
    return this.answers.one(asked, [unitsView], async reading => {
      const doc = await reading.get(unitsView, unitId);
      const readable = (await readUnitTree(reading, day)).readableBy(caller.readScope);
      return doc && readable(unitId) && isDatedBy(asked, doc.validFrom) ? rowOn(day, asked)(doc) : undefined;
    });
  }
}

const rowOn =
  (day: CalendarDate, asked: AskedQuery) =>
  ({ names, parents, ...unit }: UnitDoc): UnitRow => ({
    ...standingOn(unit, asked),
    name: valueOn(names, day) ?? names[0]!.value,
    parentId: valueOn(parents, day) ?? null,
  });

type Standing = Omit<UnitDoc, 'names' | 'parents'>;

/** With a day asked: active until the one from which on it was being dissolved. */
const standingOn = ({ dissolvingSince, dissolvedOn, ...unit }: Standing, asked: AskedQuery): Standing =>
  dissolvingSince === undefined || !isDatedBy(asked, dissolvingSince)
    ? { ...unit, status: 'active' }
    : { ...unit, dissolvingSince, dissolvedOn };
