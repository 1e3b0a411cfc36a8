import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Span } from './markdown.ts';
import css from './markdown.module.css';

/** A note as it was meant, made of elements and never of markup. */
export function Markdown({ text }: { text: string }): ReactNode {
  return blocksOf(text).map((block, index) => <BlockView key={index} of={block} />);
}

function BlockView({ of }: { of: Block }): ReactNode {
  if (of.kind === 'code') return <pre className={css['code']}>{of.text}</pre>;
  if (of.kind === 'heading') {
    return (
      <p className={css['heading']}>
        <Spans of={of.spans} />
      </p>
    );
  }
  if (of.kind === 'quote') {
    return (
      <blockquote className={css['text']}>
        <Spans of={of.spans} />
      </blockquote>
    );
  }
  if (of.kind === 'list') {
    const items = of.items.map((spans, index) => (
      <li key={index}>
        <Spans of={spans} />
      </li>
    ));
    return of.ordered ? <ol className={css['list']}>{items}</ol> : <ul className={css['list']}>{items}</ul>;
  }
  return (
    <p className={css['text']}>
      <Spans of={of.spans} />
    </p>
  );
}

function Spans({ of }: { of: readonly Span[] }): ReactNode {
  return of.map(({ kind, text }, index) => {
    if (kind === 'code') return <code key={index}>{text}</code>;
    if (kind === 'strong' || kind === 'mention') return <strong key={index}>{text}</strong>;
    return kind === 'emphasis' ? <em key={index}>{text}</em> : <Fragment key={index}>{text}</Fragment>;
  });
}
