import type { Crud } from "../../api/cruds";

/** What is being written: nothing, a new crud, or a reply to this one. */
export type Composing = Pick<Crud, "uuid" | "display_name"> | "new" | null;

export const INLINE = "compose-inline";

let wanted = false;

/** Takes the keyboard to the form on the page, at once or when it has come; says whether there is one. */
export function focusInlineForm(): boolean {
  const form = document.querySelector(`.${INLINE}`);
  const field = form?.querySelector("textarea");
  wanted = form !== null && !field;
  // Where it has the focus already, it still opens.
  field?.blur();
  field?.focus();
  return form !== null;
}

/** For the form that has come: whether the keyboard was to be taken to it. Says so once. */
export function wasWanted(): boolean {
  const was = wanted;
  wanted = false;
  return was;
}
