import type { Crud } from "../../api/cruds";
import { DeleteButton } from "./DeleteButton";
import { Likers } from "./Likers";
import { SoonerButton } from "./SoonerButton";

export type Props = {
  crud: Crud;
  /** Whether it is on its own page. */
  whole?: boolean;
  onCompose: (to: Crud | "new") => void;
};

/** What an author may do with a crud of theirs. Loaded with the first that is drawn: strangers have none. */
export default function OwnActions({ crud, whole, onCompose }: Props) {
  return (
    <>
      <SoonerButton crud={crud} />
      <DeleteButton crud={crud} onCompose={onCompose} />
      {whole && <Likers crud={crud} />}
    </>
  );
}
