import { DomainError } from '../common/domain-error.ts';

/** Also for whoever may not know that there is one. */
export function runNotFound(): DomainError {
  return new DomainError('not_found', 'run_not_found', 'There is no such run');
}

export function itemNotFound(): DomainError {
  return new DomainError('not_found', 'item_not_found', 'There is no such item in this run');
}

export function cellNotFound(field?: string): DomainError {
  return new DomainError('not_found', 'cell_not_found', 'There is no such cell in this run', field ? { field } : {});
}

export function templateNotFound(): DomainError {
  return new DomainError('not_found', 'template_not_found', 'There is no such drill', { field: 'template' });
}
