import type { Api } from '../client/api.ts';
import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';

/** How a run stood when it was last read, as those who control it see it. */
export class RunView {
  private run: JsonObject = {};
  private readAt = 0;

  constructor(
    private readonly control: Api,
    private readonly address: string,
  ) {}

  async read(): Promise<void> {
    this.run = await this.control.get(this.address);
    this.readAt = Date.now();
  }

  /** What the exercise clock shows now, in milliseconds. */
  get simMs(): number {
    const { simMs = 0, rate = 1, phase } = object(this.run['clock']);
    const passed = phase === 'running' ? (Date.now() - this.readAt) * Number(rate) : 0;
    return Number(simMs) + passed;
  }

  get phase(): string {
    return text(object(this.run['clock'])['phase']);
  }

  get items(): JsonObject[] {
    return objects(object(this.run['script'])['items']);
  }

  get expectations(): JsonObject[] {
    return objects(object(this.run['script'])['expectations']);
  }

  /** Alerts an item has become. */
  alertsOf(item: string): string[] {
    const found = this.items.filter((one) => one['item'] === item).flatMap(({ alertIds }) => alertIds ?? []);
    return found.filter((id) => typeof id === 'string');
  }
}

export function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
