import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type Notification = Schemas['NotificationDto'];

/** Newest notifications of this person with the count of all unread ones; read anew at `notification.received`. */
export const notificationsQuery = queryOptions({
  queryKey: ['notification', 'mine'],
  queryFn: () => take(api.GET('/api/v1/notifications', { params: { query: { limit: 50 } } })),
});

export const markRead = (body: Schemas['MarkReadDto']): Promise<Schemas['UnreadDto']> =>
  take(api.POST('/api/v1/notifications/read', { body }));
