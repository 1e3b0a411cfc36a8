import { listenAddress } from './setting-shapes.ts';

describe('where to listen', () => {
  it('is an IP address and a port', () => {
    expect(listenAddress('127.0.0.1:9464')).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(listenAddress('[::1]:0')).toEqual({ host: '::1', port: 0 });
  });

  it.each(['', '9464', ':9464', 'localhost:9464', '::1:9464', '[127.0.0.1]:9464', '127.0.0.1:65536', '127.0.0.1:x'])(
    'is not "%s"',
    (value) => {
      expect(listenAddress(value)).toBeUndefined();
    },
  );
});
