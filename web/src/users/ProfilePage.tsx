import { useCallback, useEffect, useState } from "react";
import { CrudList } from "../activities/CrudList";
import type { Crud } from "../activities/cruds";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";
import { Avatar } from "../web/Avatar";
import { focusHeading, Loading, NotFound, Page } from "../web/Page";
import { refreshViewer, useViewer } from "../web/session";
import { counted, day } from "../words/format";
import { words } from "../words/words";
import { EditProfile } from "./EditProfile";
import { feedOf, getProfile, type Profile } from "./users";

type Props = { handle: string; onReply: (crud: Crud) => void };

/** Who somebody is, and what they wrote. Give it a key of the handle. */
export function ProfilePage({ handle, onReply }: Props) {
  const viewer = useViewer();
  const [profile, setProfile] = useState<Profile | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [editing, setEditing] = useState(false);

  const load = useCallback(async () => {
    try {
      setProfile(await getProfile(handle));
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, [handle]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void load();
  }, [load]);

  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  if (!profile)
    return (
      <Page title={`@${handle}`}>
        {error ? (
          <>
            <Alert error={error} />
            <button
              type="button"
              className="quiet more"
              onClick={() => {
                focusHeading();
                void refreshViewer().then(load);
              }}
            >
              {words.tryAgain}
            </button>
          </>
        ) : (
          <Loading />
        )}
      </Page>
    );

  const own = viewer?.uuid === profile.uuid;
  return (
    <Page key={profile.uuid} title={profile.display_name}>
      <section className="profile" aria-label={words.profile}>
        <div className="banner" aria-hidden="true" />
        <div className="profile-top">
          <Avatar name={profile.display_name} size="large" />
          {own && !editing && (
            <button
              type="button"
              className="quiet"
              onClick={() => {
                // The pressed button goes away; the form is what comes after the heading.
                setEditing(true);
                focusHeading();
              }}
            >
              {words.editProfile}
            </button>
          )}
        </div>
        <p className="who-handle">@{profile.handle}</p>
        {editing ? (
          <EditProfile
            profile={profile}
            onDone={(saved) => {
              setEditing(false);
              focusHeading();
              if (!saved) return;
              setProfile(saved);
              void refreshViewer();
            }}
          />
        ) : (
          profile.bio && (
            <p className="message" dir="auto">
              {profile.bio}
            </p>
          )
        )}
        <p className="facts">
          <span>{counted(profile.cruds_count, words.crudsCount)}</span>
          <span>{words.joined(day(Date.parse(profile.created_at)))}</span>
        </p>
      </section>
      <CrudList
        address={feedOf(profile.handle)}
        empty={words.noCruds}
        onReply={onReply}
      />
    </Page>
  );
}
