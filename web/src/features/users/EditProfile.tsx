import { feedOf, KINDS } from "../../api/cruds";
import { setProfile } from "../../store/lists";
import { Field, Form, TextField } from "../../ui/Form";
import { words } from "../../i18n/i18n";
import { updateProfile, type Profile } from "./users";

type Props = {
  profile: Pick<Profile, "display_name" | "bio">;
  /** With the profile as saved, or nothing when it was left as it is. */
  onDone: (saved?: Profile) => void;
  /** Whether it can be left as it is, by a button. */
  cancels?: boolean;
};

export function EditProfile({ profile, onDone, cancels }: Props) {
  return (
    <Form
      submit={words.save}
      fields={["name", "bio"]}
      onSubmit={async (value) => {
        const saved = await updateProfile(value("name"), value("bio"));
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
            label={words.name}
            name="name"
            defaultValue={profile.display_name}
            autoComplete="name"
            dir="auto"
            error={error}
            codes="name"
          />
          <TextField
            label={words.bio}
            name="bio"
            rule={words.bioRule}
            defaultValue={profile.bio ?? ""}
            error={error}
            codes="bio"
          />
        </>
      )}
    </Form>
  );
}
