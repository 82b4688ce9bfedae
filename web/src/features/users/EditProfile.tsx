import { feedOf, KINDS } from "../../api/cruds";
import { setProfile } from "../../store/lists";
import { Field, Form, TextField } from "../../ui/Form";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { BannerChips } from "./BannerChips";
import { addressOf, updateProfile, type Changes, type Profile } from "./users";

type Props = {
  profile: Pick<Profile, "display_name" | "bio" | "banner" | "link">;
  /** With the profile as saved, or nothing when it was left as it is. */
  onDone: (saved?: Profile) => void;
  /** Whether it can be left as it is, by a button. */
  cancels?: boolean;
};

export function EditProfile({ profile, onDone, cancels }: Props) {
  return (
    <Form
      submit={accountWords().save}
      fields={["name", "bio", "link"]}
      onSubmit={async (value) => {
        const saved = await updateProfile({
          display_name: value("name"),
          bio: value("bio"),
          banner: value("banner").replace("usual", "") as Changes["banner"],
          link: addressOf(value("link")),
        });
        for (const kind of KINDS) setProfile(feedOf(saved.handle, kind), saved);
        onDone(saved);
      }}
      more={
        cancels && (
          <button type="reset" className="quiet" onClick={() => onDone()}>
            {words.cancel}
          </button>
        )
      }
    >
      {(error) => (
        <>
          <Field
            label={accountWords().name}
            name="name"
            defaultValue={profile.display_name}
            autoComplete="name"
            dir="auto"
            error={error}
            codes="name"
          />
          <TextField
            label={accountWords().bio}
            name="bio"
            rule={accountWords().bioRule}
            defaultValue={profile.bio ?? ""}
            error={error}
            codes="bio"
          />
          <Field
            label={accountWords().profileLink}
            name="link"
            type="url"
            inputMode="url"
            autoComplete="url"
            dir="ltr"
            rule={accountWords().profileLinkRule}
            defaultValue={profile.link ?? ""}
            required={false}
            error={error}
            codes="link"
          />
          <BannerChips chosen={profile.banner} />
        </>
      )}
    </Form>
  );
}
