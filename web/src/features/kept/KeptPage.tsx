import { KEPT, type Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { useList } from "../../store/lists";
import { Empty } from "../../ui/Empty";
import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { CrudList } from "../cruds/CrudList";

type Props = { onCompose: (to: Crud | "new") => void };

/** What the viewer keeps, the next to leave first. */
export default function KeptPage({ onCompose }: Props) {
  return (
    <Page title={words.kept}>
      {useViewer() ? (
        <Shelf onCompose={onCompose} />
      ) : (
        <Empty act={<Link href="/sign-in">{words.signIn}</Link>}>
          {accountWords().signInFirst}
        </Empty>
      )}
    </Page>
  );
}

function Shelf({ onCompose }: Props) {
  const list = useList(KEPT);
  return (
    <>
      <p className="rule">{accountWords().onlyYouSeeKept}</p>
      <CrudList
        address={KEPT}
        list={list}
        label={words.kept}
        empty={accountWords().nothingKeptHere}
        onCompose={onCompose}
      />
    </>
  );
}
