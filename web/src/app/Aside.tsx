import { useCallback, useState, useSyncExternalStore } from "react";
import { HOME } from "../api/cruds";
import { useViewer } from "../api/session";
import { LeavingSoon } from "../features/cruds/LeavingSoon";
import { RecentlyPosted } from "../features/cruds/RecentlyPosted";
import { JoinBox } from "../features/identity/JoinBox";
import { Suggestions } from "../features/people/Suggestions";
import { words } from "../i18n/i18n";
import { recentAuthors, subscribe, versionNow } from "../store/cruds";
import { listNow } from "../store/lists";
import { Link } from "../ui/router";

type Props = {
  /** Whether to ask its reader to join. */
  invites: boolean;
  /** Whether its reader may read cruds here. */
  reads: boolean;
};

/** What stands in the right column of a wide window. */
export function Aside({ invites, reads }: Props) {
  useSyncExternalStore(subscribe, versionNow);
  const known = useViewer() !== undefined;
  const [suggested, setSuggested] = useState(false);
  const onSuggested = useCallback(() => setSuggested(true), []);
  // From the top down: what is drawn before what is above it would be pushed down.
  const begun =
    known && (recentAuthors(2).length > 1 || listNow(HOME).status !== "loading");
  return (
    <>
      {invites && <JoinBox />}
      {reads && (
        <>
          <RecentlyPosted />
          {begun && <Suggestions leadsOn onKnown={onSuggested} />}
          {begun && suggested && <LeavingSoon />}
        </>
      )}
      <footer>
        <p>{words.promise}</p>
        <p className="links">
          <Link href="/about">{words.about}</Link>
          <Link href="/privacy">{words.privacy}</Link>
        </p>
      </footer>
    </>
  );
}
