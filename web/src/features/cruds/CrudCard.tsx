import {
  lazy,
  memo,
  Suspense,
  useId,
  useLayoutEffect,
  useRef,
  type ComponentType,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { Avatar } from "../../ui/Avatar";
import { MembersIcon, ReplyIcon, RepostIcon } from "../../ui/icons";
import { focusHeading } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { useViewer } from "../../api/session";
import { atMost } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { avatarIdOf, pageOf, profileOf, type Crud } from "../../api/cruds";
import { isGone } from "../../store/cruds";
import { useCrudMarks } from "../../store/marks";
import { Answers } from "./Answers";
import { collapseFrom } from "./collapse";
import { Fuse } from "./Fuse";
import type { Props as MemberProps } from "./MemberActions";
import type { Props as OwnProps } from "./OwnActions";
import { Text } from "./Text";
import { cardsIn, rememberFocus } from "./cardFocus";
import { Reactions } from "./Reactions";
import { ShareButton } from "./ShareButton";
import { Times } from "./Times";

// Without a network they may not come; the crud can be read without them.
const OwnActions = lazy<ComponentType<OwnProps>>(() =>
  import("./OwnActions").catch(() => ({ default: NoOwnActions })),
);

/** Begins anew: after a newer release this page's files are gone. */
function NoOwnActions() {
  return (
    <button type="button" className="act" onClick={() => location.reload()}>
      {words.ownMissing}
    </button>
  );
}

// The same: without them a crud can be read.
const MemberActions = lazy<ComponentType<MemberProps>>(() =>
  import("./MemberActions").catch(() => ({ default: () => null })),
);

type Props = {
  crud: Crud;
  /** Where it stands in its feed, from 1; absent outside one. */
  position?: number;
  /** All of its text, as its own page shows it. */
  whole?: boolean;
  /** Below what it answers, where that need not be said. */
  inThread?: boolean;
  /** Whether it is said who of those whom the viewer follows has reposted it. */
  tellsRepost?: boolean;
  /** What it answers is hidden from the reader, as its page says. */
  parentHidden?: boolean;
  onCompose: (to: Crud | "new") => void;
};

/** What in a card a click is for, and not for opening it: a finger that misses an icon does nothing. */
const ACTIVE = "a, button, input, .crud-actions, .exact";

/** A crud. The store drops it at its second, and with it this card goes. */
export const CrudCard = memo(function CrudCard({
  crud,
  position,
  whole,
  inThread,
  tellsRepost,
  parentHidden,
  onCompose,
}: Props) {
  const article = useRef<HTMLElement>(null);
  const id = useId();
  const viewer = useViewer();
  const { uuid } = crud;

  // A card that leaves by itself hands the keyboard's place on to its neighbour.
  useLayoutEffect(() => {
    const drawn = article.current;
    return () => {
      if (!drawn) return;
      const hadFocus = drawn.contains(document.activeElement);
      if (isGone(uuid)) collapseFrom(drawn);
      if (!hadFocus) return;
      const cards = cardsIn(document.body);
      const at = cards.indexOf(drawn);
      const stays = (card: HTMLElement) => !isGone(card.dataset.uuid ?? "");
      const heir = cards.slice(at + 1).find(stays) ?? cards.slice(0, at).findLast(stays);
      if (heir) heir.focus({ preventScroll: true });
      else focusHeading();
    };
  }, [uuid]);

  const open = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === event.currentTarget)
      navigate(pageOf(crud));
  };

  // A click or tap anywhere opens it, but for one on what does something else, or that marks text.
  const openBy = (event: MouseEvent) => {
    const { target } = event;
    if (whole || !(target instanceof Element) || target.closest(ACTIVE)) return;
    if (getSelection()?.isCollapsed === false) return;
    if (event.metaKey || event.ctrlKey) window.open(pageOf(crud), "_blank", "noopener");
    else navigate(pageOf(crud));
  };

  // Below the heading of the replies, or of the page.
  const Heading = inThread ? "h3" : "h2";
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
      onClick={openBy}
    >
      <Avatar name={crud.display_name} id={avatarIdOf(crud)} />
      <div className="crud-body">
        <Times crud={crud} leftId={`${id}-left`}>
          <div className="crud-who">
            <Heading className="crud-name">
              <Link className="who-name" dir="auto" href={profileOf(crud.handle)}>
                {crud.display_name}
              </Link>
            </Heading>
            <span className="who-handle">@{crud.handle}</span>
          </div>
          {crud.audience === "members" && (
            <span className="for-members" title={words.forMembers}>
              <MembersIcon />
              <span className="visually-hidden">{words.forMembers}</span>
            </span>
          )}
        </Times>
        {tellsRepost && <RepostedBy uuid={uuid} />}
        {crud.reply_to_activity_uuid && !inThread && !parentHidden && (
          <Answers uuid={crud.reply_to_activity_uuid} asks={!whole} />
        )}
        <Text id={`${id}-text`} crud={crud} whole={whole} />
        <div className="crud-actions">
          <button
            type="button"
            className="act"
            aria-label={
              crud.replies_count > 0
                ? `${words.replyTo(crud.display_name)}, ${atMost(crud.replies_count, words.repliesCount)}`
                : words.replyTo(crud.display_name)
            }
            onClick={() => onCompose(crud)}
          >
            <ReplyIcon />
            {crud.replies_count > 0 && (
              <span>{atMost(crud.replies_count, (count) => count)}</span>
            )}
          </button>
          <Reactions crud={crud} />
          {viewer && (
            <Suspense>
              <MemberActions crud={crud} whole={whole} onCompose={onCompose} />
            </Suspense>
          )}
          {whole && viewer === null && <ShareButton crud={crud} />}
          {viewer?.handle === crud.handle && (
            <Suspense>
              <OwnActions crud={crud} whole={whole} onCompose={onCompose} />
            </Suspense>
          )}
        </div>
      </div>
      <Fuse expiresAt={Date.parse(crud.expires_at)} />
    </article>
  );
});

function RepostedBy({ uuid }: { uuid: string }) {
  const person = useCrudMarks(uuid)?.reposted_by;
  if (!person) return null;
  return (
    <p className="answers">
      <RepostIcon />
      <Link href={profileOf(person.handle)}>{words.repostedBy(person.display_name)}</Link>
    </p>
  );
}
