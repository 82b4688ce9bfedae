import { useEffect, useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { authorOf, isHidden, onStale, subscribe } from "../../store/cruds";
import { AnswersIcon } from "../../ui/icons";
import { Link } from "../../ui/router";

let asking: Promise<typeof import("./askForCrud")> | undefined;

/** The module is loaded once, so that cards drawn together ask in one request. */
function ask(uuid: string): void {
  asking ??= import("./askForCrud");
  asking.then(
    (it) => it.askForCrud(uuid),
    // Without the network nothing more comes to be known, for now.
    () => (asking = undefined),
  );
}

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
    if (!unknown) return;
    ask(uuid);
    return onStale(() => ask(uuid));
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
