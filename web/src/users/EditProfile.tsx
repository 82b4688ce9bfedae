import { setProfile } from "../activities/lists";
import { Field, Form, TextField } from "../identity/Form";
import { words } from "../words/words";
import { feedOf, updateProfile, type Profile } from "./users";

type Props = {
  profile: Pick<Profile, "display_name" | "bio">;
  /** With the profile as saved, or nothing when it was left as it is. */
  onDone: (saved?: Profile) => void;
};

export function EditProfile({ profile, onDone }: Props) {
  return (
    <Form
      submit={words.save}
      fields={["name", "bio"]}
      onSubmit={async (value) => {
        const saved = await updateProfile(value("name"), value("bio"));
        setProfile(feedOf(saved.handle), saved);
        onDone(saved);
      }}
      more={
        <button type="reset" className="quiet" onClick={() => onDone()}>
          {words.cancel}
        </button>
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
