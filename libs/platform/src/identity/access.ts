import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';

/** Who may use a route. */
export type Access =
  | { readonly kind: 'public' }
  /** `duties` empty: any duty will do, what is read is cut to the caller's scope. */
  | {
      readonly kind: 'duties';
      readonly duties: readonly string[];
      readonly command?: string;
      readonly delegable?: boolean;
    };

export const ACCESS = 'socai:access';

const documented = ({ duties }: Extract<Access, { kind: 'duties' }>): readonly MethodDecorator[] => [
  ApiBearerAuth('bearer'),
  ApiExtension('x-duties', duties.length === 0 ? ['any'] : [...duties]),
];

// Said twice: the hook that runs before the body is read sees Fastify's route config, the guard sees Nest's metadata.
const access = (declared: Access): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, declared),
    RouteConfig({ access: declared }),
    ...(declared.kind === 'public' ? [] : documented(declared)),
  );

/** Anybody, without a token. */
export const Public = (): MethodDecorator => access({ kind: 'public' });

/** Any one of these duties. */
export const Duties = (...duties: readonly [string, ...string[]]): MethodDecorator =>
  access({ kind: 'duties', duties });

export const Duty = (duty: string): MethodDecorator => Duties(duty);

/** Whoever holds any duty at all; the query cuts its answer to `caller.readScope`. */
export const AnyDuty = (): MethodDecorator => access({ kind: 'duties', duties: [] });

/** A command: one of the duties, or a delegation where it takes one; a person; one acting unit. For `@CommandRoute`. */
export const CommandDuty = (
  duties: readonly string[],
  command: string,
  delegable: boolean,
): MethodDecorator => access({ kind: 'duties', duties, command, delegable });

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}
