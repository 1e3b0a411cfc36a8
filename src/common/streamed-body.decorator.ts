import { RouteConfig } from '@nestjs/platform-fastify';

/**
 * The handler gets its `application/octet-stream` body as the stream that comes, so that nothing of it is held before the
 * guards have let the request in, and the handler says how much of it is read. create-app.ts reads the mark.
 */
export function StreamedBody(): MethodDecorator {
  return RouteConfig({ streamedBody: true });
}
