import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '../authenticated-request.ts';

/** From where somebody asks who has not said yet who they are. */
export interface Client {
  address: string | null;
  /** What the program calls itself, cut to a sensible length. */
  agent: string | null;
}

/** Where the request comes from. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { ip, headers } = context
    .switchToHttp()
    .getRequest<AuthenticatedRequest & { headers: { 'user-agent'?: string } }>();
  const agent = headers['user-agent']?.replace(/[^\x20-\x7e]/g, '').slice(0, 200);
  return { address: ip ?? null, agent: agent === undefined || agent === '' ? null : agent };
});
