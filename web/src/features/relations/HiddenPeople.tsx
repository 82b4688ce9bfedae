import { exact } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { refetchAll } from "../../store/cruds";
import { PeopleList } from "../people/PeopleList";
import { BLOCKS, MUTES, unblock, unmute, type Muted } from "./relations";

/** The people whom the viewer has blocked and muted, with a button to show each again. */
export function HiddenPeople() {
  return (
    <section className="form" aria-labelledby="hidden-people">
      <h2 id="hidden-people">{accountWords().hiddenPeople}</h2>
      <PeopleList
        title={accountWords().blockedPeople}
        none={accountWords().nobodyBlocked}
        address={BLOCKS}
        act={words.unblock}
        label={accountWords().unblockSomebody}
        end={async (person) => {
          await unblock(person.handle);
          void refetchAll();
        }}
      />
      <PeopleList
        title={accountWords().mutedPeople}
        none={accountWords().nobodyMuted}
        address={MUTES}
        act={words.unmute}
        label={accountWords().unmuteSomebody}
        end={async (person) => {
          await unmute(person.handle);
          void refetchAll();
        }}
        note={noteOf}
      />
    </section>
  );
}

/** Until when a mute holds, and whether the person still notifies the viewer. */
const noteOf = ({ expires_at, notifications }: Muted) =>
  [
    expires_at && accountWords().until(exact(Date.parse(expires_at))),
    notifications && accountWords().stillNotifies,
  ]
    .filter(Boolean)
    .join(" · ");
