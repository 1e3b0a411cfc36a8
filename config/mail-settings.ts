import { MAIL_ADDRESS } from './setting-shapes.ts';

/** By which server mail goes out, and whom it is from. */
export interface MailSettings {
  /** Name or address of the mail server notifications go out by; empty when none are mailed. */
  smtpHost: string;
  smtpPort: number;
  /** `starttls`: refused where the server does not offer it; `tls`: from the first byte; `none`: in clear. */
  smtpSecurity: (typeof SMTP_SECURITIES)[number];
  smtpUser: string;
  smtpPassword: string;
  /** Whom mail is from. */
  mailFrom: string;
}

export const SMTP_SECURITIES = ['starttls', 'tls', 'none'] as const;

/** How settings are read, and where what is wrong with them is told. */
export interface SettingsReading {
  text: (name: string, fallback?: string) => string;
  optional: (name: string, fallback?: string) => string;
  integer: (name: string, fallback: number, least: number, most: number) => number;
  faults: string[];
}

export function readMailSettings({ text, optional, integer, faults }: SettingsReading): MailSettings {
  const smtpHost = optional('BREAKWATER_SMTP_HOST');
  const smtpSecurity = text('BREAKWATER_SMTP_SECURITY', 'starttls');
  if (!SMTP_SECURITIES.includes(smtpSecurity as MailSettings['smtpSecurity'])) {
    faults.push(`BREAKWATER_SMTP_SECURITY must be one of ${SMTP_SECURITIES.join(', ')}, not "${smtpSecurity}"`);
  }
  const mailFrom = optional('BREAKWATER_MAIL_FROM');
  if (mailFrom !== '' && !MAIL_ADDRESS.test(mailFrom)) {
    faults.push('BREAKWATER_MAIL_FROM must be a mail address such as breakwater@port.example');
  }
  if ((smtpHost === '') !== (mailFrom === '')) {
    faults.push('BREAKWATER_SMTP_HOST and BREAKWATER_MAIL_FROM must be set together');
  }
  return {
    smtpHost,
    smtpPort: integer('BREAKWATER_SMTP_PORT', 587, 1, 65_535),
    smtpSecurity: smtpSecurity as MailSettings['smtpSecurity'],
    smtpUser: optional('BREAKWATER_SMTP_USER'),
    smtpPassword: optional('BREAKWATER_SMTP_PASSWORD'),
    mailFrom,
  };
}
