import { useState } from "react";
import { leaveSooner, type Crud } from "../../api/cruds";
import { goneOn } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { serverNow, useTicking } from "../../lib/clock";
import { upsert } from "../../store/cruds";
import { SoonerIcon } from "../../ui/icons";
import { AskInPlace } from "../../ui/AskInPlace";
import { leastLifetime, soonerEnds } from "./lifetimes";

/** Has a crud of one's own leave sooner than it would; absent where nothing offered is sooner. */
export function SoonerButton({ crud }: { crud: Crud }) {
  const [said, setSaid] = useState("");
  const expiresAt = Date.parse(crud.expires_at);
  const createdAt = Date.parse(crud.created_at);
  const ends = (now: number) =>
    soonerEnds(expiresAt, now, createdAt + leastLifetime(now));
  const offers = useTicking((now) => Object.keys(ends(now)).join());

  const leaves = async (when: "inAnHour" | "tonight") => {
    const end = ends(serverNow())[when];
    if (end === undefined) return;
    upsert([await leaveSooner(crud.uuid, new Date(end).toISOString())]);
    setSaid(words.leavesNow(goneOn(end, serverNow())));
  };

  return (
    <>
      {offers && (
        <AskInPlace
          icon={<SoonerIcon />}
          label={words.leaveSooner}
          question={words.leaveSoonerAsk}
          answers={(["inAnHour", "tonight"] as const)
            .filter((when) => offers.split(",").includes(when))
            .map((when) => ({ label: words[when], act: () => leaves(when) }))}
          keep={words.cancel}
        />
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </>
  );
}
