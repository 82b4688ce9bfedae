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

/** The viewer's cruds and those of the people they follow, newest first. */
export function FollowingCruds({ onCompose }: Props) {
  const list = useList(FOLLOWING);
  return (
    <CrudList
      address={FOLLOWING}
      list={list}
      tellsReposts
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
