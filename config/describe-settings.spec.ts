import { describeSettings, VARIABLE_OF } from './describe-settings.ts';
import { readSettings, type Settings } from './settings.ts';

const TOKEN = 'a-token-nobody-should-ever-see-0123456789';
const needed = {
  DATABASE_URL: 'postgres://breakwater:hunter2@db.example/breakwater?sslmode=require&sslpassword=hunter3',
  BREAKWATER_OPERATOR_TOKEN: TOKEN,
  BREAKWATER_SECRET_KEY: 'a-key-nobody-should-ever-see-0123456789',
  BREAKWATER_TLS_CERT: 'server.pem',
  BREAKWATER_TLS_KEY: 'server.key',
  BREAKWATER_TLS_CLIENT_CA: 'clients.pem',
  BREAKWATER_OIDC_CLIENT_ID: 'breakwater',
  BREAKWATER_OIDC_CLIENT_SECRET: 'a-secret-nobody-should-ever-see',
  BREAKWATER_NATS_URL: 'nats://hunter4@nats.example:4222',
  BREAKWATER_SMTP_HOST: 'mail.example',
  BREAKWATER_SMTP_PASSWORD: 'a-password-nobody-should-ever-see',
  BREAKWATER_MAIL_FROM: 'breakwater@port.example',
};

describe('settings as shown', () => {
  it('name for each setting the variable it is really read from', () => {
    const before = readSettings(needed);
    const others: Record<string, string> = {
      DATABASE_URL: 'postgres://other/other',
      BREAKWATER_OPERATOR_TOKEN: 'another-token-of-sufficient-length-0123',
      BREAKWATER_SECRET_KEY: 'another-key-of-sufficient-length-012345',
      BREAKWATER_PUBLIC_URL: 'https://breakwater.example',
      BREAKWATER_OIDC_ISSUER: 'https://login.example',
      BREAKWATER_OIDC_CLIENT_ID: 'other',
      BREAKWATER_OIDC_CLIENT_SECRET: 'other',
      BREAKWATER_TLS_CERT: 'other.pem',
      BREAKWATER_TLS_KEY: 'other.key',
      BREAKWATER_TLS_CLIENT_CA: 'others.pem',
      BREAKWATER_HOST: '::1',
      BREAKWATER_ROLES: 'live',
      BREAKWATER_METRICS_LISTEN: '[::1]:9464',
      BREAKWATER_NATS_URL: 'nats://127.0.0.1:4222',
      BREAKWATER_TRUSTED_PROXIES: '10.0.0.1, fd00::/8',
      BREAKWATER_OUTBOUND_ORIGINS: 'https://hooks.example',
      BREAKWATER_OUTBOUND_NETWORKS: '10.0.0.0/8',
      BREAKWATER_LOG_LEVEL: 'debug',
      BREAKWATER_LOG_FORMAT: 'json',
      BREAKWATER_TRACES_URL: 'http://127.0.0.1:4318/v1/traces',
      BREAKWATER_SMTP_HOST: 'other.example',
      BREAKWATER_SMTP_SECURITY: 'tls',
      BREAKWATER_SMTP_USER: 'other',
      BREAKWATER_SMTP_PASSWORD: 'other',
      BREAKWATER_MAIL_FROM: 'other@port.example',
      BREAKWATER_CHAT_TEMPLATES: './config/chat-templates.json',
      BREAKWATER_GREEN_COMMUNITY: './config/green-community.json',
      BREAKWATER_VESSELS: 'open-sea',
    };
    for (const [name, variable] of Object.entries(VARIABLE_OF) as [keyof Settings, string][]) {
      const value = others[variable] ?? String(Number(before[name]) + 1);
      const after = readSettings({ ...needed, [variable]: value });
      const changed = (Object.keys(before) as (keyof Settings)[]).filter(
        (key) => String(before[key]) !== String(after[key]),
      );
      expect([variable, changed]).toEqual([variable, [name]]);
    }
  });

  it('hide the token and whatever is secret in the connection string', () => {
    const lines = describeSettings(readSettings(needed));
    const text = lines.join('\n');
    expect(text).not.toMatch(/hunter|nobody/);
    expect(lines[0]).toBe(
      'DATABASE_URL=postgres://breakwater:***@db.example/breakwater?sslmode=require&sslpassword=***',
    );
    expect(text).toContain('BREAKWATER_NATS_URL=nats://***@nats.example:4222');
    expect(text).toContain('BREAKWATER_OPERATOR_TOKEN=*** (41 characters)');
    expect(text).toContain('BREAKWATER_SECRET_KEY=*** (39 characters)');
    expect(text).toContain('BREAKWATER_OIDC_CLIENT_SECRET=*** (31 characters)');
    expect(text).toContain('BREAKWATER_SMTP_PASSWORD=*** (33 characters)');
    expect(text).toContain('BREAKWATER_PORT=8080');
  });
});
