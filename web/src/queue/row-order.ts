import type { QueueRow, Sort } from './contract.ts';

type Order = (a: QueueRow, b: QueueRow) => number;

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const identity: Order = (a, b) => text(a.id, b.id) || text(a.kind, b.kind);
/** Instants as the server writes them sort as text. */
const arrival: Order = (a, b) => text(a.arrivedAt, b.arrivedAt);
const NEVER = '9';

/** The server's orders, so that a row that comes in between two pages stands where the server would put it. */
export const ORDERS: Readonly<Record<Sort, Order>> = {
  priority: (a, b) => a.priority - b.priority || b.severity - a.severity || arrival(a, b) || identity(a, b),
  newest: (a, b) => -(arrival(a, b) || identity(a, b)),
  oldest: (a, b) => arrival(a, b) || identity(a, b),
  due: (a, b) => text(a.due ?? NEVER, b.due ?? NEVER) || identity(a, b),
};
