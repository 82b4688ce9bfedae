import type { Crud } from "../../api/cruds";
import { DeleteButton } from "./DeleteButton";
import { SoonerButton } from "./SoonerButton";

export type Props = { crud: Crud; onCompose: (to: Crud | "new") => void };

/** What an author may do with a crud of theirs. Loaded with the first that is drawn: strangers have none. */
export default function OwnActions({ crud, onCompose }: Props) {
  return (
    <>
      <SoonerButton crud={crud} />
      <DeleteButton crud={crud} onCompose={onCompose} />
    </>
  );
}
