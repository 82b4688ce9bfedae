import { useState } from "react";
import { onAuthError, useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { useMarks } from "../../store/marks";
import { Alert } from "../../ui/Alert";
import { follow, type Person } from "./people";

/** Follows or unfollows a person. Strangers see no button, and nobody sees one beside themselves. */
export function FollowButton({ person }: { person: Person }) {
  const viewer = useViewer();
  const marks = useMarks(person.uuid);
  const [error, setError] = useState<unknown>(null);
  if (!viewer || viewer.uuid === person.uuid || !marks || marks.blocked) return null;

  const press = async () => {
    setError(null);
    try {
      await follow(person, !marks.followed);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  const { handle } = person;
  return (
    <div className="follow">
      <button
        type="button"
        className={marks.followed ? "quiet" : "primary"}
        aria-label={
          marks.followed ? words.unfollowSomebody(handle) : words.followSomebody(handle)
        }
        onClick={() => void press()}
      >
        {marks.followed ? words.unfollow : words.follow}
      </button>
      <Alert error={error} />
    </div>
  );
}
