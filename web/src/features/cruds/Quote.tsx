import { useEffect, useSyncExternalStore } from "react";
import { pageOf } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { crudOf, onStale, subscribe } from "../../store/cruds";
import { Link } from "../../ui/router";
import { askForCrud } from "./askForCrud";

/** A crud to which a text links, small, as long as it lives and its reader may see it. */
export default function Quote({ uuid }: { uuid: string }) {
  const crud = useSyncExternalStore(subscribe, () => crudOf(uuid));
  const viewer = useViewer()?.uuid;
  useEffect(() => {
    askForCrud(uuid);
    return onStale(() => askForCrud(uuid));
  }, [uuid, viewer]);
  if (!crud) return null;
  return (
    <Link className="quote" href={pageOf(crud)}>
      <span className="who-name" dir="auto">
        {crud.display_name}
      </span>{" "}
      <span className="who-handle">@{crud.handle}</span>
      <span className="quote-text" dir="auto">
        {crud.sensitive ? words.sensitiveText : crud.message}
      </span>
    </Link>
  );
}
