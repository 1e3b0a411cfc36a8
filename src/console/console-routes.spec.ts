import { cachePolicyOf } from './console-routes.ts';

describe('files of the console', () => {
  it('are kept for good where their name is made of their content', () => {
    const policy = 'public, max-age=31536000, immutable';
    expect(cachePolicyOf('assets/index-B1f9xQ2a.js')).toBe(policy);
    expect(cachePolicyOf('assets/noto-Cq81aZ0_.woff2.br')).toBe(policy);
    expect(cachePolicyOf(String.raw`assets\index-B1f9xQ2a.css`)).toBe(policy);
  });

  it('are asked for again where they keep their name', () => {
    expect(cachePolicyOf('index.html.br')).toBe('no-cache');
    expect(cachePolicyOf('favicon.svg')).toBe('no-cache');
    expect(cachePolicyOf('assets.json')).toBe('no-cache');
  });
});
