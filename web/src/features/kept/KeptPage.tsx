import { KEPT, type Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { rememberPath } from "../../store/intent";
import { useList } from "../../store/lists";
import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { SignInFirst } from "../../ui/SignInFirst";
import { CrudList } from "../cruds/CrudList";

type Props = { onCompose: (to: Crud | "new") => void };

/** What the viewer keeps, the next to leave first. */
export default function KeptPage({ onCompose }: Props) {
  return (
    <Page title={words.kept}>
      {useViewer() ? (
        <Shelf onCompose={onCompose} />
      ) : (
        <SignInFirst onLeave={() => rememberPath()}>
          {accountWords().signInFirst}
        </SignInFirst>
      )}
    </Page>
  );
}

function Shelf({ onCompose }: Props) {
  const list = useList(KEPT);
  return (
    <>
      <p className="not-shown">{accountWords().onlyYouSeeKept}</p>
      <CrudList
        address={KEPT}
        list={list}
        label={words.kept}
        empty={accountWords().nothingKeptHere}
        act={
          <Link href="/" className="primary">
            {words.backHome}
          </Link>
        }
        onCompose={onCompose}
      />
    </>
  );
}
