import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

// The key under which @CommandHandler leaves the command class (@nestjs/cqrs does not export it).
const handled = '__commandHandler__';

/** The bus would let a second handler silently replace the first (it only warns): here it stops the start. */
@Injectable()
export class UniqueHandlers implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const seen = new Map<string, unknown>();
    for (const { metatype } of this.discovery.getProviders()) {
      const command = metatype && (Reflect.getMetadata(handled, metatype) as Type | undefined);
      if (!command) continue;
      if (seen.has(command.name)) throw new Error(`the command ${command.name} has two handlers`);
      seen.set(command.name, metatype);
    }
  }
}
