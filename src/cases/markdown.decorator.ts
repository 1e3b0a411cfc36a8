import { ValidateBy } from 'class-validator';
import { isStorable } from '../intake/formats/safe-text.ts';

/** Text of several lines, not blank, without control characters but tab and line ends, up to `mostBytes` as UTF-8. */
export function IsMarkdown(mostBytes: number): PropertyDecorator {
  return ValidateBy({
    name: 'isMarkdown',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        value.trim() !== '' &&
        isStorable(value) &&
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        !/[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(value) &&
        Buffer.byteLength(value) <= mostBytes,
      defaultMessage: () => `$property must be text of 1 to ${mostBytes} bytes, without control characters`,
    },
  });
}
