import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { seal, unseal } from '../common/secret-box.ts';
import { SETTINGS } from '../common/settings.module.ts';

/** Which secret of a channel; each is bound to its channel and to its own use. */
type Part = 'url' | 'secret';

/** Seals what is secret of channels: the address, which for most chats is all it takes to write there, and signing keys. */
@Injectable()
export class ChannelSecrets {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  seal(channelId: string, part: Part, text: string): Buffer {
    return seal(this.settings.secretKey, 'notification-channel', `${channelId} ${part}`, text);
  }

  /** Undefined when it was sealed under another secret key. */
  open(channelId: string, part: Part, box: Buffer): string | undefined {
    return unseal(this.settings.secretKey, 'notification-channel', `${channelId} ${part}`, box);
  }
}
