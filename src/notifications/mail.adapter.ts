import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { OutboundClient } from '../common/outbound.service.ts';
import { SETTINGS } from '../common/settings.module.ts';

const TIMEOUT_MS = 10_000;

export interface Mail {
  /** Becomes the Message-ID, so that a mail that came twice is known to be one. */
  id: string;
  to: readonly string[];
  subject: string;
  text: string;
  /** Said in a header as well, for filters that read no subjects. */
  exercise: boolean;
}

/** Sends mail by the server the settings name. Its address is held to the same rule as every other call outwards. */
@Injectable()
export class MailTransport {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly outbound: OutboundClient,
  ) {}

  get available(): boolean {
    return this.settings.smtpHost !== '';
  }

  /** One connection per mail. @throws Error when the server cannot be reached or does not take it. */
  async send({ id, to, subject, text, exercise }: Mail): Promise<void> {
    const { smtpHost, smtpPort, smtpSecurity, smtpUser, smtpPassword, mailFrom } = this.settings;
    // Loaded with the first mail, and not by the start.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host: await this.outbound.addressOf(smtpHost),
      port: smtpPort,
      secure: smtpSecurity === 'tls',
      requireTLS: smtpSecurity === 'starttls',
      ignoreTLS: smtpSecurity === 'none',
      // The certificate is that of the name, whatever address it resolved to.
      tls: { servername: smtpHost },
      ...(smtpUser !== '' && { auth: { user: smtpUser, pass: smtpPassword } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      // No part of a mail is ever read from a file or fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from: mailFrom,
        // Nobody sees who else gets it.
        ...(to.length === 1 ? { to: [...to] } : { bcc: [...to] }),
        subject,
        text,
        messageId: `<${id}@${mailFrom.slice(mailFrom.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...(exercise && { 'X-Exercise': 'true' }) },
      });
    } finally {
      transport.close();
    }
  }
}
