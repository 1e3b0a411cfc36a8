import {
  type ChatTemplate,
  type Escape,
  PLACEHOLDER,
  type Placeholder,
  type TemplateJson,
} from '../../config/chat-templates.ts';

const ESCAPE: Readonly<Record<Escape, (text: string) => string>> = {
  none: (text) => text,
  // https://docs.slack.dev/messaging/formatting-message-text: these three, and nothing else, so that no link and no
  // `<!channel>` can be written.
  slack: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  // A blank of no width after the sign keeps `@all` from calling everybody.
  markdown: (text) => text.replace(/[\\`*_{}[\]()<>#+!|~]/g, '\\$&').replaceAll('@', '@\u200b'),
  html: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
};

/** What is ours to say and holds nobody's text: never escaped, or links would break. */
const OURS: ReadonlySet<Placeholder> = new Set(['url', 'room']);

/** The template's JSON with the values in place; what a value holds changes neither the JSON nor its form. */
export function fillTemplate(
  { escape, body }: Pick<ChatTemplate, 'escape' | 'body'>,
  values: Readonly<Record<Placeholder, string>>,
): TemplateJson {
  const escaped = ESCAPE[escape];
  const fill = (part: TemplateJson): TemplateJson => {
    if (typeof part === 'string') {
      return part
        .replace(PLACEHOLDER, (_, name: Placeholder) => (OURS.has(name) ? values[name] : escaped(values[name])))
        .replace(/\n+$/, '');
    }
    if (Array.isArray(part)) return (part as readonly TemplateJson[]).map(fill);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, fill(value)]));
  };
  return fill(body);
}
