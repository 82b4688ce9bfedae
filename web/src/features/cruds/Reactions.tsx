import { useState, type ReactNode } from "react";
import type { Crud, Reaction } from "../../api/cruds";
import { onAuthError, useViewer } from "../../api/session";
import { atMost } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { rememberPath } from "../../store/intent";
import { askForMarks, useCrudMarks } from "../../store/marks";
import { isFirstLike, noteFirstLike, setReaction } from "../../store/reactions";
import { Alert } from "../../ui/Alert";
import { LikeIcon, RepostIcon } from "../../ui/icons";
import { navigate } from "../../ui/router";

/** How many have reposted and like a crud; pressed, one more or one less. Whoever is not signed in joins first. */
export function Reactions({ crud }: { crud: Crud }) {
  const viewer = useViewer();
  const marks = useCrudMarks(crud.uuid);
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  const { uuid, display_name: name } = crud;

  const press = async (reaction: Reaction, wanted: boolean) => {
    if (!viewer) {
      rememberPath();
      return navigate("/sign-up");
    }
    if (!marks) return askForMarks(uuid);
    setError(null);
    setSaid("");
    try {
      await setReaction(uuid, reaction, wanted);
      const others = reaction === "like" && wanted && viewer.uuid !== crud.user_uuid;
      if (!others || !isFirstLike()) return;
      noteFirstLike();
      setSaid(words.likeSeen(name));
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  const { reposted = false, liked = false } = marks ?? {};
  const unknown = viewer !== null && !marks;
  return (
    <>
      <Count
        icon={<RepostIcon />}
        label={words.repostCrud(name)}
        count={crud.reposts_count}
        counted={words.repostsCount}
        pressed={reposted}
        unknown={unknown}
        onPress={() => void press("repost", !reposted)}
      />
      <Count
        icon={<LikeIcon />}
        filled
        label={words.likeCrud(name)}
        count={crud.likes_count}
        counted={words.likesCount}
        pressed={liked}
        unknown={unknown}
        onPress={() => void press("like", !liked)}
      />
      <span className="like-said" role="status">
        {said}
      </span>
      <Alert error={error} />
    </>
  );
}

type CountProps = {
  icon: ReactNode;
  /** Whether the icon is filled where it is pressed. */
  filled?: boolean;
  label: string;
  count: number;
  counted: (count: string, one: boolean) => string;
  pressed: boolean;
  /** Whether it is not known yet what the crud is to the viewer: a press waits for that. */
  unknown: boolean;
  onPress: () => void;
};

function Count(props: CountProps) {
  const { icon, filled, label, count, counted, pressed, unknown, onPress } = props;
  return (
    <button
      type="button"
      className={filled ? "act marked filled" : "act marked"}
      aria-pressed={pressed}
      aria-disabled={unknown}
      aria-label={count > 0 ? `${label}, ${atMost(count, counted)}` : label}
      onClick={onPress}
    >
      {icon}
      {count > 0 && <span>{atMost(count, (shown) => shown)}</span>}
    </button>
  );
}
