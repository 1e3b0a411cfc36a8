/** Whom a handler is for. */
export type Audience = 'operators' | 'sensors' | 'public';

/** Metadata by which a handler says whom it is for. A handler that does not say is refused. */
export const AUDIENCE = 'breakwater:audience';
/** Metadata by which a handler for people says what it lets them do. A handler that does not say is refused. */
export const ACTION = 'breakwater:action';
