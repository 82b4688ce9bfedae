import { CrudList } from "../activities/CrudList";
import type { Crud } from "../activities/cruds";
import { useList } from "../activities/lists";
import { Page } from "../web/Page";
import { words } from "../words/words";

export const HOME = "/api/activities/home";

export function HomePage({ onReply }: { onReply: (crud: Crud) => void }) {
  const list = useList(HOME);
  return (
    <Page title={words.home}>
      <CrudList address={HOME} list={list} empty={words.empty} onReply={onReply} />
    </Page>
  );
}
