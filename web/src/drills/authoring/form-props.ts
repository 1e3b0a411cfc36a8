import type { Edit, Path, PlainMap } from './edit.ts';

/** What each part of the form is given: the drill as its text says it, and the way to change the text. */
export interface FormProps {
  drill: PlainMap;
  disabled: boolean;
  onEdit: (edits: Edit[]) => void;
}

export interface ItemProps extends FormProps {
  item: PlainMap;
  index: number;
}

/** Of parts that show where in the text more is written. */
export interface ShowsInText {
  onShowInText: (path: Path) => void;
}
