import { ApiError } from "../../api/ApiError";
import { deleteCrud, getCrud, type Crud } from "../../api/cruds";
import { viewerNow } from "../../api/session";
import { words } from "../../i18n/i18n";
import { crudOf, remove, upsert } from "../../store/cruds";
import { BinIcon } from "../../ui/icons";
import { AskInPlace } from "../../ui/AskInPlace";
import { keepDeleted } from "./drafts";

/** Already gone is as good as deleted. */
async function gone(uuid: string): Promise<void> {
  try {
    await deleteCrud(uuid);
  } catch (problem) {
    if (!(problem instanceof ApiError && problem.status === 404)) throw problem;
  }
}

/** What a reply answered, to be answered again; a text whose parent has gone becomes a crud. */
async function parentOf({ reply_to_activity_uuid: uuid }: Crud): Promise<Crud | "new"> {
  if (!uuid) return "new";
  try {
    const parent = crudOf(uuid) ?? (await getCrud(uuid));
    return upsert([parent]).length > 0 ? parent : "new";
  } catch {
    return "new";
  }
}

type Props = { crud: Crud; onCompose: (to: Crud | "new") => void };

/** Deletes a crud of one's own, and puts its text back into the form where it is to be rewritten. */
export function DeleteButton({ crud, onCompose }: Props) {
  const deleted = async () => {
    await gone(crud.uuid);
    remove(crud.uuid);
  };
  const rewritten = async () => {
    await gone(crud.uuid);
    const to = await parentOf(crud);
    keepDeleted(viewerNow()?.uuid ?? "", to === "new" ? to : to.uuid, crud);
    remove(crud.uuid);
    onCompose(to);
  };
  return (
    <AskInPlace
      icon={<BinIcon />}
      label={words.delete}
      question={words.deleteAsk}
      answers={[
        { label: words.delete, danger: true, act: deleted },
        { label: words.deleteAndRewrite, danger: true, act: rewritten },
      ]}
      keep={words.cancel}
    />
  );
}
