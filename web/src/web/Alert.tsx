import { sentencesFor } from "../words/words";

type Props = {
  error: unknown;
  /** Which of the error's codes to say here; all unless told. */
  about?: (code: string) => boolean;
};

/** Says what failed; drawn only while there is something to say. */
export function Alert({ error, about }: Props) {
  const sentences = error ? sentencesFor(error, about) : [];
  if (sentences.length === 0) return null;
  return (
    <div role="alert" className="alert">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
