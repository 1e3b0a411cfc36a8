import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '../common/domain-error.ts';
import type { ClientFrame } from './live-frame.ts';
import type { LiveSocket } from './live-socket.adapter.ts';

/** Tells the client what failed. The framework's own handler would answer with the message that failed. */
@Catch()
export class LiveErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const socket = host.switchToWs();
    const { session } = socket.getClient<LiveSocket>();
    const frame = socket.getData<ClientFrame>();
    if (error instanceof DomainError && error.kind === 'unauthenticated') session?.refuse();
    else session?.fault(error, 'id' in frame ? frame.id : undefined);
  }
}
