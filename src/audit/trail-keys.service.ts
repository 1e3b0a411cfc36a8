import type { KeyObject } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../../config/settings.ts';
import { NO_NATION, NO_ORGANISATION } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { ACCESS_REALM } from '../journal/access-event.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type NodeKeys, openNodeKeys } from './node-key.ts';
import { type NoteKey, verifierKey } from './proof/signed-note.ts';
import { trailOrigin } from './proof/stored-trail.ts';

/** The key that signs the heads of the trail, and those whose signatures this node believes. Never in the database. */
@Injectable()
export class TrailKeys implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger(TrailKeys.name);
  private opened: NodeKeys | undefined;
  private name = '';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.opened = openNodeKeys(this.settings.nodeKeyFile);
    this.name = await trailOrigin((sql) => this.engine.query(sql));
    if (this.opened.exposed) this.log.warn(`${this.settings.nodeKeyFile} can be read by others than its owner`);
  }

  /** A new key is told in the journal, so that the trail itself says since when it was signed by which. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.keys.fresh) return;
    await this.unitOfWork.transactAsEngine(ACCESS_REALM, async (transaction) => {
      transaction.recordAccess({
        type: 'key.issued',
        at: this.clock.now(),
        nation: NO_NATION,
        organisationId: NO_ORGANISATION,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor: { id: 'system:audit', name: 'Audit' },
        data: { kind: 'node', publicKey: this.publicKey },
      });
    });
  }

  /** Names the trail in its heads, and is the name its keys sign under. */
  get origin(): string {
    return this.name;
  }

  get signing(): KeyObject {
    return this.keys.signing;
  }

  get trusted(): NoteKey[] {
    return this.keys.trusted.map((publicKey) => ({ name: this.name, publicKey }));
  }

  /** What a verifier needs, in the form of C2SP signed notes. */
  get publicKey(): string {
    const [own] = this.trusted;
    if (!own) throw new Error('The node has no key');
    return verifierKey(own);
  }

  private get keys(): NodeKeys {
    if (!this.opened) throw new Error("The node's key is not open yet");
    return this.opened;
  }
}
