import { LeavingSoon } from "../features/cruds/LeavingSoon";
import { RecentlyPosted } from "../features/cruds/RecentlyPosted";
import { JoinBox } from "../features/identity/JoinBox";
import { Suggestions } from "../features/people/Suggestions";
import { words } from "../i18n/i18n";
import { Link } from "../ui/router";

type Props = {
  /** Whether to ask its reader to join. */
  invites: boolean;
  /** Whether its reader may read cruds here. */
  reads: boolean;
};

/** What stands in the right column of a wide window. */
export function Aside({ invites, reads }: Props) {
  return (
    <>
      {invites && <JoinBox />}
      {reads && (
        <>
          <RecentlyPosted />
          <Suggestions leadsOn />
          <LeavingSoon />
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
