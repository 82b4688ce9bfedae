import { LeavingSoon } from "../features/cruds/LeavingSoon";
import { RecentlyPosted } from "../features/cruds/RecentlyPosted";
import { JoinBox } from "../features/identity/JoinBox";
import { Suggestions } from "../features/people/Suggestions";
import { words } from "../i18n/i18n";
import { Link } from "../ui/router";

/** What stands in the right column of a wide window. */
export function Aside({ invites }: { invites: boolean }) {
  return (
    <>
      {invites && <JoinBox />}
      <RecentlyPosted />
      <Suggestions leadsOn />
      <LeavingSoon />
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
