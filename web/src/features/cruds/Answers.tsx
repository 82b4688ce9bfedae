import { useEffect, useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { authorOf, isHidden, subscribe } from "../../store/cruds";
import { AnswersIcon } from "../../ui/icons";
import { Link } from "../../ui/router";
import { askForCrud } from "./quotes";

/** Names the author of what a reply answers, where this page comes to know; says that it is hidden, where it is. */
export function Answers({ uuid }: { uuid: string }) {
  const handle = useSyncExternalStore(subscribe, () => authorOf(uuid));
  const hidden = useSyncExternalStore(subscribe, () => isHidden(uuid));
  const known = handle !== undefined || hidden;
  useEffect(() => {
    if (!known) askForCrud(uuid);
  }, [uuid, known]);
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
