import { LEAVING, type Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { CrudList } from "../cruds/CrudList";
import { useLeaving } from "../cruds/useLeaving";
import { WriteOne } from "../cruds/WriteOne";

type Props = { onCompose: (to: Crud | "new") => void };

/** How often it is asked what has come to leave soon, in milliseconds. */
const READ_EVERY = 30_000;

/** What leaves soon, the next to leave first. */
export function LeavingCruds({ onCompose }: Props) {
  const list = useLeaving(READ_EVERY);
  return (
    <CrudList
      address={LEAVING}
      list={list}
      label={words.leavingFeed}
      empty={words.nothingLeaves}
      act={<WriteOne onCompose={onCompose} />}
      onCompose={onCompose}
    />
  );
}
