import { useEffect, useState } from "react";
import { HOME, type Crud } from "../../api/cruds";
import { counted, inTime, number } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { useTicking } from "../../lib/clock";
import { timeLeft, unhurried } from "../../lib/time";
import { MOST_FRESH, useList, type DrawnList } from "../../store/lists";
import { see, seenBefore, seenNow } from "../../store/reading";
import { CrudList } from "../cruds/CrudList";
import { WriteOne } from "../cruds/WriteOne";

type Props = { onCompose: (to: Crud | "new") => void };

/** Everybody's cruds, the newest first, with a line where this browser was last, and an end. */
export function AllCruds({ onCompose }: Props) {
  const list = useList(HOME);
  const [here, setHere] = useState(seenBefore);
  const newest = list.cruds[0]?.uuid;

  useEffect(() => {
    if (newest && document.visibilityState === "visible") see(newest);
  }, [newest]);

  return (
    <CrudList
      address={HOME}
      list={list}
      label={words.feed}
      empty={words.empty}
      act={<WriteOne onCompose={onCompose} />}
      here={here}
      onFresh={() => {
        seenNow();
        setHere(seenBefore());
      }}
      end={list.cruds.length > 0 && <HomeEnd list={list} />}
      onCompose={onCompose}
    />
  );
}

/**
 * How many cruds there are, and when the next one leaves. At the end of home all of them are drawn
 * or announced, so that nobody has to be asked.
 */
function HomeEnd({ list: { cruds, fresh, many } }: { list: DrawnList }) {
  const next = Math.min(...cruds.map(({ expires_at }) => Date.parse(expires_at)));
  const leaves = useTicking((now) => inTime(unhurried(timeLeft(next - now))));
  const all = cruds.length + fresh;
  return (
    <p className="end">
      {many
        ? words.allAlive(`${number(cruds.length + MOST_FRESH)}+`, false)
        : counted(all, words.allAlive)}{" "}
      {words.nextLeaves(leaves)}
    </p>
  );
}
