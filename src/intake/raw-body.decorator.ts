import { RouteConfig } from '@nestjs/platform-fastify';

/**
 * The handler gets its body as the bytes that came, of whatever content type; nothing is parsed before the guards
 * have let the request in. create-app.ts reads the mark.
 */
export function RawBody(): MethodDecorator {
  return RouteConfig({ rawBody: true });
}
