import { isJsonObject, type Json } from '../../common/json.ts';
import { isFitText } from '../../common/json-body.ts';
import type { Complain } from './build-predicate.ts';
import { pointerStep } from './located-yaml.ts';

/** What cannot be stored, and can be written as an escape all the same, is said to be wrong where it stands, and not when a run is made of it. */
export function checkCharacters(value: Json, complain: Complain, pointer = ''): void {
  if (typeof value === 'string') {
    if (!isFitText(value)) complain(pointer, 'It holds a character that cannot be stored');
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) checkCharacters(one, complain, pointer + pointerStep(index));
  } else if (isJsonObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      const place = pointer + pointerStep(key);
      if (!isFitText(key)) complain(place, 'Its name holds a character that cannot be stored');
      checkCharacters(one, complain, place);
    }
  }
}
