import { FOLLOWING, type Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { useList } from "../../store/lists";
import { later } from "../../ui/later";
import { Link } from "../../ui/router";
import { CrudList } from "../cruds/CrudList";
import { Suspense } from "react";

const Suggestions = later(() =>
  import("../people/Suggestions").then(({ Suggestions }) => Suggestions),
);

type Props = { onCompose: (to: Crud | "new") => void };

/** The cruds of whom the viewer follows, and the viewer's own, the newest first. */
export function FollowingCruds({ onCompose }: Props) {
  const list = useList(FOLLOWING);
  return (
    <CrudList
      address={FOLLOWING}
      list={list}
      label={words.followingFeed}
      empty={words.nobodyFollowed}
      act={
        <>
          <Link href="/people" className="primary">
            {words.allPeople}
          </Link>
          <Suspense fallback={null}>
            <Suggestions leadsOn={false} />
          </Suspense>
        </>
      }
      onCompose={onCompose}
    />
  );
}
