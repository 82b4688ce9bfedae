import { useState } from "react";
import { exact } from "../../i18n/format";
import { moderationWords } from "../../i18n/moderation";
import { Form, TextField } from "../../ui/Form";
import { useFactor } from "../identity/useFactor";
import { addNote, type ModeratorsNote } from "./moderation";

type Props = {
  uuid: string;
  notes: ModeratorsNote[];
  onKept: (note: ModeratorsNote) => void;
};

/** What moderators write to each other about a person who was reported. */
export function Notes({ uuid, notes, onKept }: Props) {
  const said = moderationWords();
  const [carryOut, askForCode, refusal, forget] = useFactor();
  const [kept, setKept] = useState(0);
  return (
    <>
      {notes.length > 0 && <p className="rule">{said.moderatorsNotes}</p>}
      {notes.map(({ by, note, created_at }, at) => (
        <p key={at} dir="auto" className="message">
          <b>{said.noteBy(by, exact(Date.parse(created_at)))}</b> {note}
        </p>
      ))}
      <p role="status" className="said">
        {kept > 0 && said.noteKept}
      </p>
      <Form
        submit={said.keepNote}
        fields={["note"]}
        // What waits for a code is what stands here, or nothing.
        onEdit={forget}
        onSubmit={(value) =>
          carryOut(async () => {
            onKept(await addNote(uuid, value("note")));
            setKept((before) => before + 1);
          })
        }
      >
        {(error) => (
          <TextField
            // An empty one after each note.
            key={kept}
            label={said.noteToOthers}
            rule={said.noteToOthersRule}
            name="note"
            error={error}
            codes="note"
          />
        )}
      </Form>
      {askForCode}
      {refusal}
    </>
  );
}
