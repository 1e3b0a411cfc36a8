import { fileKind, hexOf, textOf } from './file-kind.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what a file is shown as', () => {
  it('is a picture by its signature alone', () => {
    expect(fileKind(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toEqual({
      show: 'image',
      type: 'image/png',
    });
    expect(fileKind(bytes('RIFF1234WEBPVP8 '))).toEqual({ show: 'image', type: 'image/webp' });
  });

  it('is text where it is drawn in code: no SVG and no page is run', () => {
    expect(fileKind(bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'))).toEqual({ show: 'text' });
    expect(fileKind(bytes('<html><script>x()</script>'))).toEqual({ show: 'text' });
  });

  it('is bytes for anything else', () => {
    expect(fileKind(new Uint8Array([0x4d, 0x5a, 0x90, 0]))).toEqual({ show: 'hex' });
    expect(fileKind(new Uint8Array([0xff, 0xfe, 0x41]))).toEqual({ show: 'hex' });
  });
});

describe('text', () => {
  it('may end in the middle of a character', () => {
    expect(textOf(bytes('부산').subarray(0, 5))).toBe('부');
  });

  it('holds no control characters', () => {
    expect(textOf(bytes('a\u001B[31m'))).toBeNull();
  });
});

describe('bytes', () => {
  it('are shown sixteen in a line with their place and their letters', () => {
    expect(hexOf(bytes('0123456789abcdef!'))).toBe(
      '00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n' +
        '00000010  21                                               !',
    );
  });
});
