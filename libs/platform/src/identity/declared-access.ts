import { Injectable, type OnModuleInit, type RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from './access.js';

interface Routed {
  readonly controller: string;
  readonly method: string;
  readonly declared: boolean;
}

/** Every route of every controller must say who may use it: one that does not stops the start. */
@Injectable()
export class DeclaredAccess implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.routes().filter(({ declared }) => !declared);
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ controller, method }) => `${controller}.${method}`).join(', ');
    throw new Error(`these routes declare neither a duty nor @Public(): ${names}`);
  }

  routes(): readonly Routed[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype as Type) : []));
  }

  private routesOf({ name, prototype }: Type): readonly Routed[] {
    return this.scanner
      .getAllMethodNames(prototype as object)
      .map(method => ({ method, handler: (prototype as Record<string, object>)[method]! }))
      .filter(
        ({ handler }) =>
          (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) !== undefined,
      )
      .map(({ method, handler }) => ({
        controller: name,
        method,
        declared: Reflect.hasMetadata(ACCESS, handler),
      }));
  }
}
