import { useEffect, useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { authorOf, isHidden, subscribe } from "../../store/cruds";
import { AnswersIcon } from "../../ui/icons";
import { Link } from "../../ui/router";

/**
 * Names the author of what a reply answers, where this page comes to know; says that it is hidden, where it is.
 *
 * @param asks whether the server is asked, where nothing else tells it
 */
export function Answers({ uuid, asks }: { uuid: string; asks: boolean }) {
  const handle = useSyncExternalStore(subscribe, () => authorOf(uuid));
  const hidden = useSyncExternalStore(subscribe, () => isHidden(uuid));
  const unknown = asks && !handle && !hidden;
  useEffect(() => {
    // Without the network nothing more comes to be known.
    if (unknown)
      void import("./askForCrud").then(
        (asking) => asking.askForCrud(uuid),
        () => {},
      );
  }, [uuid, unknown]);
  if (hidden) return <p className="answers">{words.answeredHidden}</p>;
  return (
    <p className="answers">
      <AnswersIcon />
      <Link href={handle ? pageOf({ handle, uuid }) : `/activities/${uuid}`}>
        {handle ? words.answers(handle) : words.answersSomebody}
      </Link>
    </p>
  );
}
