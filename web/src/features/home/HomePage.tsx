import { Suspense, type ComponentType } from "react";
import type { Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { useMedia } from "../../lib/useMedia";
import { INLINE } from "../cruds/inlineForm";
import { readBy, useReading, type Reading } from "../../store/reading";
import { later } from "../../ui/later";
import { Page } from "../../ui/Page";
import { AllCruds } from "./AllCruds";
import { FollowingCruds } from "./FollowingCruds";
import { LeavingCruds } from "./LeavingCruds";

const InlineCompose = later(() =>
  import("../cruds/Compose").then(({ InlineCompose }) => InlineCompose),
);

/** As in narrow.css: where there is room for a form on the page itself. */
const WIDE = "(min-width: 1000px) and (min-height: 480px)";

type Props = {
  /** Who writes here; empty while nobody has signed in. */
  author: string;
  onCompose: (to: Crud | "new") => void;
  onPosted: (crud: Crud) => void;
};

const LISTS: Record<Reading, ComponentType<{ onCompose: Props["onCompose"] }>> = {
  all: AllCruds,
  following: FollowingCruds,
  leaving: LeavingCruds,
};
const WAYS = Object.keys(LISTS) as Reading[];

export function HomePage({ author, onCompose, onPosted }: Props) {
  const reading = useReading();
  const wide = useMedia(WIDE);
  const Cruds = LISTS[reading];
  const ways = useViewer() ? WAYS : WAYS.filter((way) => way !== "following");
  return (
    <Page title={words.home}>
      {author && wide && (
        <Suspense fallback={<div className={`${INLINE} coming`} />}>
          <InlineCompose author={author} onPosted={onPosted} />
        </Suspense>
      )}
      <div className="ways" role="group" aria-label={words.waysToRead}>
        {ways.map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={way === reading}
            onClick={() => readBy(way)}
          >
            {words.ways[way]}
          </button>
        ))}
      </div>
      <Cruds onCompose={onCompose} />
    </Page>
  );
}
