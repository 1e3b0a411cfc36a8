/** Holds the interface description once the application has built it. */
export class OpenApiDocument {
  content: object = {};
}
