import type { ReactNode } from "react";
import { pageOf, type Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { atMost, counted, isExact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { repliesTo } from "../../store/cruds";
import { Link } from "../../ui/router";
import { CrudCard } from "./CrudCard";

/** As many replies to a reply as a thread comes with. */
export const FIRST = 3;

type Props = { replies: Crud[]; onCompose: (to: Crud | "new") => void };

/** Replies, each with the first ones to itself; from there on a link leads deeper. */
export function Replies({ replies, onCompose }: Props) {
  const viewer = useViewer();
  return replies.map((reply) => {
    const below = repliesTo(reply.uuid).filter(
      ({ handle }, place) => place < FIRST || handle === viewer?.handle,
    );
    const more = reply.replies_count - below.length;
    return (
      <div key={reply.uuid} className="branch">
        <CrudCard crud={reply} inThread onCompose={onCompose} />
        <div className="nested">
          {below.map((one) => (
            <div key={one.uuid}>
              <CrudCard crud={one} inThread onCompose={onCompose} />
              {one.replies_count > 0 && (
                <Deeper to={one}>{atMost(one.replies_count, words.repliesCount)}</Deeper>
              )}
            </div>
          ))}
          {below.length > 0 && more > 0 && (
            <Deeper to={reply}>
              {isExact(reply.replies_count)
                ? counted(more, words.moreReplies)
                : atMost(reply.replies_count, words.moreReplies)}
            </Deeper>
          )}
        </div>
      </div>
    );
  });
}

function Deeper({ to, children }: { to: Crud; children: ReactNode }) {
  return (
    <Link className="deeper" href={pageOf(to)}>
      {children}
    </Link>
  );
}
