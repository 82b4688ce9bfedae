import { LeavingSoon } from "../features/cruds/LeavingSoon";
import { RecentlyPosted } from "../features/cruds/RecentlyPosted";
import { JoinBox } from "../features/identity/JoinBox";
import { words } from "../i18n/i18n";
import { useMedia } from "../lib/useMedia";
import { Link } from "../ui/router";

/** As in narrow.css: where there is a right column. */
const WIDE = "(min-width: 1000px)";

/** The right column of a wide window. */
export function Aside({ invites }: { invites: boolean }) {
  const wide = useMedia(WIDE);
  return (
    <aside aria-label={words.asideLabel}>
      {invites && <JoinBox />}
      <RecentlyPosted />
      {wide && <LeavingSoon />}
      <footer>
        <p>{words.promise}</p>
        <p className="links">
          <Link href="/about">{words.about}</Link>
          <Link href="/privacy">{words.privacy}</Link>
        </p>
      </footer>
    </aside>
  );
}
