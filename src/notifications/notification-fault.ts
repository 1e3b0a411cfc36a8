import { DomainError } from '../common/domain-error.ts';

export function channelNotFound(): DomainError {
  return new DomainError('not_found', 'channel_not_found', 'There is no such channel');
}

export function ruleNotFound(): DomainError {
  return new DomainError('not_found', 'rule_not_found', 'There is no such rule');
}

export function deliveryNotFound(): DomainError {
  return new DomainError('not_found', 'delivery_not_found', 'There is no such delivery');
}

export function notificationNotFound(): DomainError {
  return new DomainError('not_found', 'notification_not_found', 'There is no such notification');
}
