import { useState } from "react";
import { CrudList } from "../cruds/CrudList";
import { avatarIdOf, feedOf, KINDS, type Crud, type Kind } from "../../api/cruds";
import { listNow, useList } from "../../store/lists";
import { Message } from "../cruds/Message";
import { ApiError } from "../../api/ApiError";
import { Avatar } from "../../ui/Avatar";
import { LinkIcon } from "../../ui/icons";
import { Link } from "../../ui/router";
import { focusHeading, Nothing, Page } from "../../ui/Page";
import { refreshViewer, useViewer } from "../../api/session";
import { atMost, counted, monthOf } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { FollowButton } from "../people/FollowButton";
import { FollowsYou } from "../people/PersonRow";
import { ReportPerson } from "../reporting/ReportPerson";
import { RelationMenu } from "../relations/RelationMenu";
import { EditProfile } from "./EditProfile";
import { shownLink, type Profile } from "./users";

type Props = { handle: string; onCompose: (to: Crud | "new") => void };

/** Who somebody is, and what they wrote. Give it a key of the handle. */
export default function ProfilePage({ handle, onCompose }: Props) {
  const [kind, setKind] = useState<Kind>("cruds");
  const viewer = useViewer();
  const address = feedOf(handle, kind);
  const list = useList(address);
  const { error } = list;
  // The other list may have the profile already.
  const profile =
    list.profile ??
    KINDS.map((one) => listNow(feedOf(handle, one)).profile).find(Boolean);
  const nobody = error instanceof ApiError && error.status === 404;

  // One Page for every state, so that the heading keeps the focus.
  const title = profile?.display_name ?? `@${handle}`;
  return (
    <Page title={nobody ? words.noPerson : title}>
      {nobody ? (
        <>
          <Nothing />
          {/* Also for somebody who has blocked the viewer, which nothing here says. */}
          {viewer && viewer.handle.toLowerCase() !== handle.toLowerCase() && (
            <ReportPerson handle={handle} />
          )}
        </>
      ) : (
        <>
          {profile && <Head profile={profile} />}
          <div className="ways" role="group" aria-label={words.kindsToRead}>
            {KINDS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === kind}
                onClick={() => setKind(one)}
              >
                {words.kinds[one]}
              </button>
            ))}
          </div>
          <CrudList
            key={kind}
            address={address}
            list={list}
            empty={words.noneOfKind[kind]}
            label={words.feed}
            onCompose={onCompose}
          />
        </>
      )}
    </Page>
  );
}

function Head({ profile }: { profile: Profile }) {
  const viewer = useViewer();
  const [editing, setEditing] = useState(false);
  const own = viewer?.uuid === profile.uuid;
  return (
    <section className="profile" aria-label={words.profile}>
      <div
        className="banner"
        data-banner={profile.banner ?? "usual"}
        aria-hidden="true"
      />
      <div className="profile-top">
        <Avatar name={profile.display_name} id={avatarIdOf(profile)} size="large" />
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
        <FollowButton person={profile} />
        {viewer && !own && <RelationMenu person={profile} />}
      </div>
      <p className="who-handle">
        @{profile.handle} <FollowsYou person={profile} />
      </p>
      {editing ? (
        <EditProfile
          profile={profile}
          cancels
          onDone={(saved) => {
            setEditing(false);
            focusHeading();
            if (saved) void refreshViewer();
          }}
        />
      ) : (
        <>
          {profile.bio && <Message text={profile.bio} />}
          {profile.link && (
            <p className="profile-link">
              <LinkIcon aria-hidden="true" />
              <a
                href={profile.link}
                dir="ltr"
                rel="nofollow ugc noopener noreferrer"
                referrerPolicy="no-referrer"
              >
                {shownLink(profile.link)}
              </a>
            </p>
          )}
        </>
      )}
      <p className="facts">
        <span>{counted(profile.cruds_count, words.crudsCount)}</span>
        <span>{atMost(profile.followers_count, words.followersCount)}</span>
        <span>
          {words.followingCount(atMost(profile.following_count, (count) => count))}
        </span>
        <span>{words.joined(monthOf(Date.parse(profile.created_at)))}</span>
        {own && (
          <Link href="/kept" className="kept-link">
            {words.kept}
          </Link>
        )}
      </p>
    </section>
  );
}
