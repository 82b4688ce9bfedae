import { administers } from "../../api/api";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { AskInPlace } from "../../ui/AskInPlace";
import { useFactor } from "../identity/useFactor";
import { lift, type Sanctioned } from "./moderation";

type Props = Pick<Sanctioned, "handle" | "role" | "kind"> & {
  onLifted: (sentence: string) => void;
};

/** Ends a suspension or restriction; drawn for who may. */
export function Lift({ handle, role, kind, onLifted }: Props) {
  const said = moderationWords();
  const viewer = useViewer();
  const [carryOut, askForCode, refusal] = useFactor();
  if (handle === viewer?.handle || (role !== "member" && !administers())) return null;
  // In the place of the button, which would take the keyboard from the field.
  if (askForCode) return askForCode;
  return (
    <>
      <AskInPlace
        icon={said.lift}
        label={said.liftOf[kind](handle)}
        look="quiet"
        question={said.liftAsk[kind](handle)}
        answers={[
          {
            label: said.lift,
            act: () =>
              carryOut(async () => {
                await lift(handle, kind);
                onLifted(said.lifted[kind](handle));
              }),
          },
        ]}
        keep={words.cancel}
      />
      {refusal}
    </>
  );
}
