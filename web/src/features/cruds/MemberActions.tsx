import type { Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { ReportButton } from "../reporting/ReportButton";
import { KeepButton } from "./KeepButton";
import { MuteConversation } from "./MuteConversation";
import { QuoteButton } from "./QuoteButton";

export type Props = {
  crud: Crud;
  /** Whether it is on its own page. */
  whole?: boolean;
  onCompose: (to: Crud | "new") => void;
};

/** What a member may do with any crud. Loaded with the first that is drawn: strangers have none. */
export default function MemberActions({ crud, whole, onCompose }: Props) {
  const own = useViewer()?.uuid === crud.user_uuid;
  return (
    <>
      <KeepButton crud={crud} />
      {whole && <QuoteButton crud={crud} onCompose={onCompose} />}
      {whole && <MuteConversation crud={crud} />}
      {whole && !own && <ReportButton uuid={crud.uuid} />}
    </>
  );
}
