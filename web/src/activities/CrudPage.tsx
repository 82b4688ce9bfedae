import { useCallback, useEffect, useState } from "react";
import { Alert } from "../web/Alert";
import { ApiError, type Viewer } from "../web/api";
import { focusHeading, Page } from "../web/Page";
import { words } from "../words";
import { CrudCard } from "./CrudCard";
import { getCrud, type Crud } from "./cruds";

type Props = { uuid: string; viewer: Viewer | null; onGone: (uuid: string) => void };

/** One crud by itself. Give it a key of the uuid, so that another crud starts afresh. */
export function CrudPage({ uuid, viewer, onGone }: Props) {
  const [crud, setCrud] = useState<Crud | null>(null);
  const [gone, setGone] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const load = useCallback(async () => {
    try {
      const found = await getCrud(uuid);
      setError(null);
      setCrud(found);
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 404) setGone(true);
      else setError(problem);
    }
  }, [uuid]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void load();
  }, [load]);

  const tryAgain = () => {
    // The pressed button goes away; the page is where its reader goes on.
    focusHeading();
    void load();
  };

  const vanish = useCallback(
    (id: string) => {
      setGone(true);
      onGone(id);
    },
    [onGone],
  );

  // One Page for every state, so that the heading keeps the focus when the crud goes.
  if (gone)
    return (
      <Page title={words.notFoundTitle}>
        <p className="notice" role="status">
          {words.notFound}
        </p>
      </Page>
    );
  return (
    <Page title={crud ? words.crudBy(crud.display_name) : words.crud}>
      {!crud && !error && (
        <p className="notice" role="status">
          {words.loading}
        </p>
      )}
      <Alert error={error} />
      {error !== null && (
        <button type="button" className="quiet more" onClick={tryAgain}>
          {words.tryAgain}
        </button>
      )}
      {crud && (
        <CrudCard crud={crud} own={viewer?.handle === crud.handle} onGone={vanish} />
      )}
    </Page>
  );
}
