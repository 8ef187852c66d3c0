import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ModulesContainer } from '@nestjs/core';

/** Where Nest keeps what its decorators said. */
const pathOf = 'path';
const methodOf = 'method';
const argumentsOf = '__routeArguments__';
const queryArgument = '4';
const paramArgument = '5';
const get = 0;

interface Argument {
  readonly index: number;
  readonly data?: unknown;
  readonly factory?: (data: unknown, context: unknown) => unknown;
}

export interface Question {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Who asks; an auditor unless said. */
  readonly reader?: { readonly unitId: string; readonly subtree: boolean };
}

type Handler = (question: Question) => Promise<unknown>;

const joined = (...parts: readonly string[]) =>
  `/${parts.join('/')}`.replaceAll(/\/+/gu, '/').replace(/\/$/u, '');

/** What stands around a request that came over no socket. */
const contextOf = (url: string, { reader }: Question) => {
  const duties = reader ? ['inspector'] : ['auditor', 'operator'];
  const of = reader ?? { unitId: 'bca', subtree: true };
  const grants = duties.map(duty => ({ duty, ...of }));
  const readScope = { everything: !reader, units: reader ? [of] : [] };
  const caller = { readScope, grants, duty: duties[0], unitId: of.unitId };
  const reply = { header: () => reply, type: () => reply };
  const request = { url, headers: {}, caller };
  return { switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }) };
};

const valueOf = (key: string, { data, factory }: Argument, { params, query }: Question, context: unknown) => {
  const [kind] = key.split(':');
  if (kind === queryArgument) return query;
  if (kind === paramArgument) return params[data as string];
  return factory!(data, context);
};

const handlerOf = (controller: object, name: string, url: string): Handler => {
  const told = Reflect.getMetadata(argumentsOf, controller.constructor, name) as Record<string, Argument>;
  return async question => {
    const values: unknown[] = [];
    for (const [key, argument] of Object.entries(told ?? {}))
      values[argument.index] = valueOf(key, argument, question, contextOf(url, question));
    return (controller as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]!(...values);
  };
};

/** Every question of an application by its route, asked of its controllers: pipes, guards and sockets are elsewhere. */
export const handlersOf = (app: NestFastifyApplication): ReadonlyMap<string, Handler> => {
  const found = new Map<string, Handler>();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers: own }) => [
    ...own.values(),
  ]);
  for (const { instance } of controllers) {
    const controller = instance;
    const base = Reflect.getMetadata(pathOf, controller.constructor) as string;
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(controller))) {
      const method = (controller as Record<string, unknown>)[name];
      if (typeof method !== 'function' || Reflect.getMetadata(methodOf, method) !== get) continue;
      const route = joined(base, Reflect.getMetadata(pathOf, method) as string);
      found.set(route, handlerOf(controller, name, route));
    }
  }
  return found;
};
