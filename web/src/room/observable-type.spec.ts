import { observableType } from './observable-type.ts';

describe('the type of what somebody pastes', () => {
  it.each([
    ['10.20.0.11', 'ip'],
    ['2001:db8::1', 'ip'],
    ['9C:5A:44:0A:EF:5B', 'mac'],
    ['https://x.example/a', 'url'],
    ['x.example', 'domain'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'hash'],
    ['440123456', 'mmsi'],
    ['IMO 9074729', 'imo'],
    ['crane-hmi', 'host'],
  ])('%s is %s', (value, type) => {
    expect(observableType(value)).toBe(type);
  });
});
