import { avatarIdOf, pageOf, type Crud } from "../../api/cruds";
import { short } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { useTicking } from "../../lib/clock";
import { heatOf } from "../../lib/fuse";
import { timeLeft } from "../../lib/time";
import { readBy } from "../../store/reading";
import { Avatar } from "../../ui/Avatar";
import { FlameIcon } from "../../ui/icons";
import { Link } from "../../ui/router";
import { useLeaving } from "./useLeaving";

const MOST = 3;
/** Seldom: beside a page nobody waits for it. Milliseconds. */
const READ_EVERY = 120_000;

/** The next cruds to leave, and the way to all that leave soon. */
export function LeavingSoon() {
  const { cruds } = useLeaving(READ_EVERY);
  if (cruds.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="leaving-soon">
      <h2 id="leaving-soon">{words.ways.leaving}</h2>
      <ul className="people">
        {cruds.slice(0, MOST).map((crud) => (
          <li key={crud.uuid}>
            <Leaving crud={crud} />
          </li>
        ))}
      </ul>
      <Link href="/" className="all-leaving" onClick={() => readBy("leaving")}>
        {words.allLeaving}
      </Link>
    </section>
  );
}

function Leaving({ crud }: { crud: Crud }) {
  const end = Date.parse(crud.expires_at);
  const left = useTicking((now) => short(timeLeft(end - now)));
  const heat = useTicking((now) => heatOf(end - now));
  return (
    <Link href={pageOf(crud)}>
      <Avatar name={crud.display_name} id={avatarIdOf(crud)} size="small" />
      <span className="who">
        <span className="who-name" dir="auto">
          {crud.display_name}
        </span>
        <span className="excerpt" dir="auto">
          {crud.message}
        </span>
      </span>
      <span className="left" data-heat={heat}>
        <FlameIcon />
        {left}
      </span>
    </Link>
  );
}
