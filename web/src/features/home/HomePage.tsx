import { CrudList } from "../cruds/CrudList";
import { HOME, type Crud } from "../../api/cruds";
import { useList } from "../../store/lists";
import { Page } from "../../ui/Page";
import { words } from "../../i18n/i18n";

export function HomePage({ onReply }: { onReply: (crud: Crud) => void }) {
  const list = useList(HOME);
  return (
    <Page title={words.home}>
      <CrudList address={HOME} list={list} empty={words.empty} onReply={onReply} />
    </Page>
  );
}
