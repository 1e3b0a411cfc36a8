import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Meters, realmKind, type Reading } from '../common/meters.service.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { STORAGE_FAULTS } from '../database/storage-fault.ts';
import { StorageWatch } from '../database/storage-watch.service.ts';
import { AlertWriter } from '../intake/alert.writer.ts';
import { JournalTails } from '../journal/journal-tails.service.ts';
import { LiveGateway } from '../live/live.gateway.ts';
import { BacklogReader } from './backlog.reader.ts';

/** Figures that are no events: each is read when the metrics are asked for, and absent while the database is away. */
@Injectable()
export class Gauges implements OnModuleInit {
  constructor(
    private readonly meters: Meters,
    private readonly backlog: BacklogReader,
    private readonly alerts: AlertWriter,
    private readonly live: LiveGateway,
    private readonly tails: JournalTails,
    private readonly storage: StorageWatch,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  onModuleInit(): void {
    const { meters, backlog } = this;
    meters.gauge('breakwater_database_up', 'Whether the database answers: 1 or 0', () => this.databaseUp());
    meters.gauge(
      'breakwater_database_fault',
      'What is wrong with the disk under the database or with what is on it: 1 or 0; damage stays 1 until the process ends',
      () => this.storageFaults(),
      ['fault'],
    );
    meters.gauge('breakwater_intake_waiting', 'Alerts that wait for their group commit, of all realms together', () => [
      { value: this.alerts.waiting },
    ]);
    meters.gauge(
      'breakwater_correlation_waiting',
      'Inputs that wait for correlation; more than 100000 are not counted',
      async () => (await backlog.waiting()).map(({ kind, count }) => ({ realm: kind, value: count })),
      ['realm'],
    );
    meters.gauge(
      'breakwater_correlation_oldest_seconds',
      'Time since the alert that waits longest for correlation was received; 0 where none waits',
      async () => (await backlog.oldest()).map(({ kind, seconds }) => ({ realm: kind, value: seconds })),
      ['realm'],
    );
    meters.gauge(
      'breakwater_journal_lag_entries',
      'Journal entries written and not yet read, by who reads them',
      async () => [
        ...(await backlog.readers()).map(({ reader, kind, entries }) => ({ reader, realm: kind, value: entries })),
        ...(await backlog.untold(this.tails.positions)).map(({ kind, entries }) => ({
          reader: 'live',
          realm: kind,
          value: entries,
        })),
      ],
      ['reader', 'realm'],
    );
    meters.gauge(
      'breakwater_correlation_shards',
      'Shards of realms, 256 of each, that this process correlates',
      async () => (await backlog.shards()).map(({ kind, count }) => ({ realm: kind, value: count })),
      ['realm'],
    );
    meters.gauge(
      'breakwater_live_sockets',
      'Sockets of the live feed that are open; those that have not said who they are count as live',
      () => this.ofSockets(() => 1),
      ['realm'],
    );
    meters.gauge(
      'breakwater_live_unsent_bytes',
      'Bytes handed to sockets that the network has not taken',
      () => this.ofSockets((bytes) => bytes),
      ['realm'],
    );
  }

  private ofSockets(value: (unsentBytes: number) => number): Reading[] {
    const sums = { live: 0, exercise: 0 };
    for (const { realm, bytes } of this.live.load()) sums[realmKind(realm)] += value(bytes);
    return [
      { realm: 'live', value: sums.live },
      { realm: 'exercise', value: sums.exercise },
    ];
  }

  private async storageFaults(): Promise<Reading[]> {
    const found = await this.storage.fault();
    return Object.keys(STORAGE_FAULTS).map((fault) => ({ fault, value: fault === found ? 1 : 0 }));
  }

  private async databaseUp(): Promise<Reading[]> {
    try {
      await this.engine.query('SELECT 1');
      return [{ value: 1 }];
    } catch {
      return [{ value: 0 }];
    }
  }
}
