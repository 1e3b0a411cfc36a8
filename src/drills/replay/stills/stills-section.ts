import { html, type Markup } from '../../report/markup.ts';
import { simText, wallText } from '../../report/report-times.ts';
import { drawStill } from './draw-still.ts';
import type { Still } from './still.ts';

/** The maps of a report, each with when it was so; nothing where there are none. */
export function stillsSection(stills: readonly Still[]): Markup {
  if (stills.length === 0) return html``;
  return html`<h2>Maps</h2>
    <p class="small">
      A filled square is a site with an open case, a hollow one a site without; a diamond flies, a hull swims, with the
      way behind it; a cross is where something was reported.
    </p>
    ${stills.map(({ title, atSimMs, atWall, state, bounds }) => {
      const caption = `${title}. ${simText(atSimMs)}, ${wallText(atWall)}.`;
      return html`<figure>
        ${drawStill(state, bounds, `Map. ${caption}`)}
        <figcaption>${caption}</figcaption>
      </figure>`;
    })}`;
}
