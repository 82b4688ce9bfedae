import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Crud } from "../../api/cruds";
import { INLINE, wasWanted, type Composing } from "./inlineForm";
import { focusHeading } from "../../ui/Page";
import { moveFocus } from "./cardFocus";
import { ComposeForm } from "./ComposeForm";
import { readDraft } from "./drafts";

export { PostedToast } from "./PostedToast";

export type ComposeProps = {
  author: string;
  composing: Composing;
  onClose: () => void;
  onPosted: (crud: Crud) => void;
};

/** The form over the page. */
export default function Compose({ composing, onClose, ...rest }: ComposeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const id = useId();
  const open = composing !== null;

  // Before the form's own effect: what is not shown yet cannot take the focus.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) {
      opener.current = document.activeElement;
      dialog.current?.showModal();
    }
    if (open) return;
    dialog.current?.close();
    // The browser gives the focus back to what had it; but its card may have gone meanwhile.
    const lost = opener.current?.isConnected === false;
    opener.current = null;
    if (lost && document.activeElement === document.body && !moveFocus(1)) focusHeading();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className="compose"
      aria-labelledby={id}
      // At once: "close" comes a moment later, when the reader may have opened the form again.
      onCancel={onClose}
      onClose={() => dialog.current?.open || onClose()}
    >
      {composing && (
        <ComposeForm
          key={composing === "new" ? "new" : composing.uuid}
          titleId={id}
          to={composing === "new" ? null : composing}
          onClose={onClose}
          {...rest}
        />
      )}
    </dialog>
  );
}

type InlineProps = Pick<ComposeProps, "author" | "onPosted">;

/**
 * The form on the page itself, one line high until somebody writes, and again once they have posted.
 * It does not close when it loses the focus: what was aimed at below it would move away.
 */
export function InlineCompose({ author, onPosted }: InlineProps) {
  const [round, setRound] = useState(0);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const textNow = () => box.current?.querySelector("textarea");

  useEffect(() => {
    if (wasWanted()) textNow()?.focus();
  }, []);

  // The next text is written where this one was.
  useEffect(() => {
    if (round === 0) return;
    textNow()?.focus();
    // eslint-disable-next-line react-hooks/set-state-in-effect -- after the focus, which opens it
    setOpen(readDraft(author, "new").message !== "");
  }, [round, author]);

  const opens = () => {
    setOpen(true);
    // A text may have come to be kept for this form since it was drawn.
    if (!textNow()?.value && readDraft(author, "new").message) setRound(round + 1);
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears of its form
    <div
      ref={box}
      className={open ? `${INLINE} open` : INLINE}
      onFocus={opens}
      onInput={() => setOpen(true)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        textNow()?.blur();
        if (!textNow()?.value) setOpen(false);
      }}
    >
      <ComposeForm
        key={`${author} ${round}`}
        author={author}
        to={null}
        inline={open ? "open" : "closed"}
        onPosted={(crud) => {
          onPosted(crud);
          setRound(round + 1);
        }}
      />
    </div>
  );
}
