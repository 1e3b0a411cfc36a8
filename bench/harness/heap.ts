/** Bytes of heap that something still holds; needs `--expose-gc`, without which what nobody holds is told as well. */
export function heldHeap(): number {
  // What the first collection finds to be held by what is going only goes with the second.
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
