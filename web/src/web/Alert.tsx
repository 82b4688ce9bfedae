import { sentencesFor } from "../words";

/** Says what failed; drawn only while there is something to say. */
export function Alert({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <div role="alert" className="alert">
      {sentencesFor(error).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
