import { Markup } from './markup.ts';

/** What is fixed, and what stands in the margin, is printed on every page. */
export const REPORT_STYLE: Markup = new Markup(`
:root { color-scheme: light; }
body { margin: 0; font: 11pt/1.45 system-ui, sans-serif; color: #111; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; break-after: avoid; }
h4 { font-size: .9rem; margin: 0; break-after: avoid; }
.people { border-left: 4px solid #1d4f8c; padding: .1rem 0 .1rem .7rem; margin: .5rem 0; }
.people .text { white-space: pre-wrap; overflow-wrap: break-word; margin: .2rem 0; orphans: 3; widows: 3; }
.source { font-size: .75rem; font-style: italic; color: #333; margin: .2rem 0; break-before: avoid; }
.source + ul, .source + p { break-before: avoid; }
h2 + .source, .source + .small { break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: .82rem; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #999; padding: .2rem .4rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { background: #eee; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.ids { font-size: .75em; font-variant-ligatures: none; }
.small { font-size: .82rem; }
figure { margin: .75rem 0 1.25rem; break-inside: avoid; }
figcaption { font-size: .82rem; }
.still { width: 100%; height: auto; }
.chart { width: 100%; height: auto; font-size: 10px; }
.banner { background: repeating-linear-gradient(-45deg, #ffe9a8 0 12px, #fff4d2 12px 24px); color: #000; font-weight: 700; text-align: center; letter-spacing: .04em; padding: .25rem; }
.watermark { position: fixed; inset: 0; display: grid; place-items: center; font-size: 16vw; font-weight: 800; color: #000; opacity: .06; transform: rotate(-35deg); pointer-events: none; z-index: 1; }
@page {
  size: A4;
  margin: 16mm 12mm;
  @top-center { content: 'EXERCISE EXERCISE EXERCISE'; font: 700 8pt system-ui, sans-serif; }
  @bottom-center { content: 'EXERCISE EXERCISE EXERCISE'; font: 700 8pt system-ui, sans-serif; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt system-ui, sans-serif; }
}
@media print {
  /* Else the last border of a table is cut off. */
  main { padding: 0 1px; max-width: none; }
}
`);
