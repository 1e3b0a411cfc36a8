declare module 'virtual:land' {
  /** Closed rings of longitude and latitude. */
  const rings: [number, number][][];
  export default rings;
}

declare module 'virtual:locale/*' {
  import type { Messages } from '@lingui/core';
  const messages: Messages;
  export default messages;
}
