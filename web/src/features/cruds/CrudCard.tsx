import { memo, useId, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { Avatar } from "../../ui/Avatar";
import { ReplyIcon } from "../../ui/icons";
import { focusHeading } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { useViewer } from "../../api/session";
import { counted, number } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { pageOf, profileOf, type Crud } from "../../api/cruds";
import { DeleteButton } from "./DeleteButton";
import { Message } from "./Message";
import { rememberFocus } from "./cardFocus";
import { Times } from "./Times";

type Props = {
  crud: Crud;
  /** Where it stands in its feed, from 1; absent outside one. */
  position?: number;
  /** All of its text, as its own page shows it. */
  whole?: boolean;
  onReply: (crud: Crud) => void;
};

/** A crud. The store drops it at its second, and with it this card goes. */
export const CrudCard = memo(function CrudCard({
  crud,
  position,
  whole,
  onReply,
}: Props) {
  const article = useRef<HTMLElement>(null);
  const id = useId();
  const viewer = useViewer();

  // A card that leaves by itself hands the keyboard's place on to its neighbour.
  useLayoutEffect(() => {
    const drawn = article.current;
    return () => {
      if (!drawn?.contains(document.activeElement)) return;
      const heir = drawn.nextElementSibling ?? drawn.previousElementSibling;
      if (heir instanceof HTMLElement && heir.matches("article"))
        heir.focus({ preventScroll: true });
      else focusHeading();
    };
  }, []);

  const open = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === event.currentTarget)
      navigate(pageOf(crud));
  };

  const kind = crud.reply_to_activity_uuid ? words.replyBy : words.crudBy;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut to its link
    <article
      ref={article}
      className="crud"
      data-uuid={crud.uuid}
      // The pattern of a feed: its articles take the focus, for Page Up and Page Down.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={kind(crud.display_name)}
      aria-describedby={`${id}-text ${id}-left`}
      aria-posinset={position}
      aria-setsize={position && -1}
      onFocus={() => rememberFocus(crud.uuid)}
      onKeyDown={open}
    >
      <Avatar name={crud.display_name} />
      <div className="crud-body">
        <div className="crud-head">
          <div className="who">
            <Link className="who-name" dir="auto" href={profileOf(crud.handle)}>
              {crud.display_name}
            </Link>
            <span className="who-handle">@{crud.handle}</span>
          </div>
          <Times crud={crud} leftId={`${id}-left`} />
        </div>
        <Message id={`${id}-text`} text={crud.message} whole={whole} />
        <div className="crud-actions">
          <button
            type="button"
            className="act"
            aria-label={`${words.reply}, ${counted(crud.replies_count, words.repliesCount)}`}
            onClick={() => onReply(crud)}
          >
            <ReplyIcon />
            {crud.replies_count > 0 && <span>{number(crud.replies_count)}</span>}
          </button>
          {viewer?.handle === crud.handle && <DeleteButton uuid={crud.uuid} />}
        </div>
      </div>
    </article>
  );
});
