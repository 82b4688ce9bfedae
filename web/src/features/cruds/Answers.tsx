import { useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { authorOf, subscribe } from "../../store/cruds";
import { AnswersIcon } from "../../ui/icons";
import { Link } from "../../ui/router";

/** Whom a reply answers, where this page knows; that it is one, where it does not. */
export function Answers({ uuid }: { uuid: string }) {
  const handle = useSyncExternalStore(subscribe, () => authorOf(uuid));
  return (
    <p className="answers">
      <AnswersIcon />
      <Link href={handle ? pageOf({ handle, uuid }) : `/activities/${uuid}`}>
        {handle ? words.answers(handle) : words.answersSomebody}
      </Link>
    </p>
  );
}
