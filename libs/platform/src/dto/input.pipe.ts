import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { badInput, type FieldFault, ProblemException } from '../problems/problem.js';
import { accepts } from './accepts.js';
import type { DtoClass } from './declared-fields.js';
import { fieldFaults } from './field-faults.js';
import { setApart } from './sealed-texts.js';

const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// class-transformer drops these silently; a body cannot carry them (`parseStrictJson`), a query string can.
const reserved = ['__proto__', 'constructor', 'prototype'];

const reservedFaults = (value: object): FieldFault[] =>
  reserved
    .filter(name => Object.hasOwn(value, name))
    .map(name => ({ pointer: `/${name}`, code: 'field.unknown' }));

/** What is wrong with a plain value against a class. class-validator's own engine; synchronous checks only. */
export const faultsAgainst = (type: DtoClass, value: object): FieldFault[] => [
  ...reservedFaults(value),
  ...fieldFaults(validateSync(plainToInstance(type, value), rules)),
];

/**
 * Checks bodies and queries against their classes and hands on the plain value, exactly as it was sent but for texts
 * that are sealed. (Nest's own ValidationPipe would hand on an instance, whose unset members are own properties, and
 * keeps no pointers.)
 * @throws ProblemException 400 naming every wrong field at once
 */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || metatype === Object) return value;
    if (!isRecord(value)) throw new ProblemException(400, 'body.not-an-object');
    const dto = metatype as DtoClass;
    const faults = accepts(dto, value) ? [] : faultsAgainst(dto, value);
    if (faults.length > 0) throw badInput(...(type === 'body' ? faults : faults.map(inQuery)));
    if (type === 'body') setApart(dto, value);
    return value;
  }
}

const inQuery = (fault: FieldFault): FieldFault => ({ ...fault, pointer: `?${fault.pointer.slice(1)}` });
