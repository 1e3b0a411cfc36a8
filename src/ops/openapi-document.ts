/**
 * The interface description, built when somebody first asks for it: it takes longer than the rest of a start, and a node that
 * comes back has alerts to take.
 */
export class OpenApiDocument {
  private build: () => object = () => ({});
  private built: object | undefined;

  /** How it is built, once the application is complete. */
  describe(build: () => object): void {
    this.build = build;
    this.built = undefined;
  }

  get content(): object {
    this.built ??= this.build();
    return this.built;
  }
}
