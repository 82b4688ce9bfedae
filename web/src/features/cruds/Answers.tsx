import { useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { crudOf, subscribe } from "../../store/cruds";
import { AnswersIcon } from "../../ui/icons";
import { Link } from "../../ui/router";

/** Whom a reply answers, where this page knows; that it is one, where it does not. */
export function Answers({ uuid }: { uuid: string }) {
  const answered = useSyncExternalStore(subscribe, () => crudOf(uuid));
  return (
    <p className="answers">
      <AnswersIcon />
      <Link href={answered ? pageOf(answered) : `/activities/${uuid}`}>
        {answered ? words.answers(answered.handle) : words.answersSomebody}
      </Link>
    </p>
  );
}
