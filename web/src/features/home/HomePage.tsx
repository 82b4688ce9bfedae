import { lazy, Suspense, type ComponentType } from "react";
import type { InlineProps } from "../cruds/Compose";
import { HOME, type Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { useMedia } from "../../lib/useMedia";
import { INLINE } from "../cruds/inlineForm";
import { useList } from "../../store/lists";
import { Page } from "../../ui/Page";
import { CrudList } from "../cruds/CrudList";

const InlineCompose = lazy<ComponentType<InlineProps>>(() =>
  import("../cruds/Compose").then(
    ({ InlineCompose }) => ({ default: InlineCompose }),
    // The button leads to one.
    () => ({ default: () => null }),
  ),
);

/** As in narrow.css: where there is room for a form on the page itself. */
const WIDE = "(min-width: 1000px) and (min-height: 480px)";

type Props = {
  /** Who writes here; empty while nobody has signed in. */
  author: string;
  onCompose: (to: Crud | "new") => void;
  onPosted: (crud: Crud) => void;
};

export function HomePage({ author, onCompose, onPosted }: Props) {
  const list = useList(HOME);
  const wide = useMedia(WIDE);
  return (
    <Page title={words.home}>
      {author && wide && (
        <Suspense fallback={<div className={`${INLINE} coming`} />}>
          <InlineCompose author={author} onPosted={onPosted} />
        </Suspense>
      )}
      <CrudList
        address={HOME}
        list={list}
        empty={words.empty}
        act={
          <button type="button" className="primary" onClick={() => onCompose("new")}>
            {words.writeOne}
          </button>
        }
        onCompose={onCompose}
      />
    </Page>
  );
}
