import { Fragment, type ReactNode } from 'react';
import css from './release.module.css';

const MARKERS = /(\[(?:withheld|internal address|position|time|case)\])/;

/** A text of a package, with what a redaction wrote in the place of something else set apart. */
export function RedactedText({ text }: { text: string }): ReactNode {
  return text.split(MARKERS).map((part, index) =>
    index % 2 === 1 ? (
      <mark key={index} className={css['marker']}>
        {part}
      </mark>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
