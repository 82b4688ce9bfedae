import type { Crud } from "../../api/cruds";
import { CrudMenu } from "./CrudMenu";
import { KeepButton } from "./KeepButton";

export type Props = {
  crud: Crud;
  /** Whether it is on its own page. */
  whole?: boolean;
  onCompose: (to: Crud | "new") => void;
};

/** What a member may do with any crud. Loaded with the first that is drawn: strangers have none. */
export default function MemberActions({ crud, whole, onCompose }: Props) {
  return (
    <>
      <KeepButton crud={crud} />
      {whole && <CrudMenu crud={crud} onCompose={onCompose} />}
    </>
  );
}
