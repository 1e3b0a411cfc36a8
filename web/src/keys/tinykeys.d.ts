// The package has types and does not export them (tinykeys 3.0.0).
declare module 'tinykeys' {
  export function tinykeys(
    target: Window | HTMLElement,
    bindings: Record<string, (event: KeyboardEvent) => void>,
    options?: { timeout?: number },
  ): () => void;
}
