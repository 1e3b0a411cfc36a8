import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../config/settings.ts';
import { seal, unseal } from '../common/secret-box.ts';
import { NO_NATION, NO_ORGANISATION } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { ACCESS_REALM } from '../journal/access-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type NoteKey, verifierKey } from './proof/signed-note.ts';
import { trailOrigin } from './proof/stored-trail.ts';

/**
 * The key that signs the heads of the trail, and those that did before. They lie in the database sealed under the
 * secret key, so whoever has the database alone can neither sign nor slip in a key of their own.
 */
@Injectable()
export class TrailKeys implements OnModuleInit {
  private readonly log = new Logger(TrailKeys.name);
  private name = '';
  /** The newest first. */
  private keys: KeyObject[] = [];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.unitOfWork.transactAsEngine(ACCESS_REALM, async (transaction) => {
      // Servers that start together end with one key.
      await transaction.query('SELECT FROM audit_progress FOR UPDATE');
      this.name = await trailOrigin((sql) => transaction.query(sql));
      const rows = await transaction.query<{ id: string; sealed: Buffer }>(
        'SELECT id, sealed FROM node_keys ORDER BY created_at DESC, id DESC',
      );
      const opened = rows.flatMap(({ id, sealed }) => this.open(id, sealed) ?? []);
      if (opened.length < rows.length) {
        this.log.error(
          'BREAKWATER_SECRET_KEY does not open all keys of the node: heads they signed cannot be verified',
        );
      }
      this.keys = opened.length > 0 ? opened : [await this.make(transaction)];
    });
  }

  /** Names the trail in its heads, and is the name its keys sign under. */
  get origin(): string {
    return this.name;
  }

  get signing(): KeyObject {
    const [newest] = this.keys;
    if (!newest) throw new Error("The node's key is not open yet");
    return newest;
  }

  /** Whose signatures this node believes: those of its own keys. */
  get trusted(): NoteKey[] {
    return this.keys.map((key) => this.noteKey(key));
  }

  /** What a verifier needs, in the form of C2SP signed notes. */
  get publicKey(): string {
    return verifierKey(this.noteKey(this.signing));
  }

  private open(id: string, sealed: Buffer): KeyObject | undefined {
    const pem = unseal(this.settings.secretKey, 'node-key', `${this.name} ${id}`, sealed);
    return pem === undefined ? undefined : createPrivateKey(pem);
  }

  /** A new key is told in the journal, so that the trail itself says since when it was signed by which. */
  private async make(transaction: Transaction): Promise<KeyObject> {
    const id = uuidv7();
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const now = this.clock.now();
    await transaction.query('INSERT INTO node_keys (id, sealed, created_at) VALUES ($1, $2, $3)', [
      id,
      seal(this.settings.secretKey, 'node-key', `${this.name} ${id}`, pem),
      now,
    ]);
    transaction.recordAccess({
      type: 'key.issued',
      at: now,
      nation: NO_NATION,
      organisationId: NO_ORGANISATION,
      siteId: null,
      caseId: null,
      tlp: 'AMBER',
      actor: { id: 'system:audit', name: 'Audit' },
      data: { kind: 'node', keyId: id, publicKey: verifierKey(this.noteKey(privateKey)) },
    });
    return privateKey;
  }

  private noteKey(key: KeyObject): NoteKey {
    return { name: this.name, publicKey: createPublicKey(key) };
  }
}
