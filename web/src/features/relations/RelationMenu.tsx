import { useCallback, useState } from "react";
import { useRead } from "../../api/useRead";
import { useAttempt } from "../../api/useAttempt";
import { exact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { refetchAll } from "../../store/cruds";
import { Alert } from "../../ui/Alert";
import { DotsIcon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { Retry } from "../../ui/Retry";
import { ReportPerson } from "../reporting/ReportPerson";
import { beginReport } from "../reporting/reporting";
import {
  block,
  getMarks,
  mute,
  unblock,
  unmute,
  type MuteTtl,
  type Person,
} from "./relations";

const MUTES: readonly (MuteTtl | undefined)[] = ["1-hour", "1-day", "7-days", undefined];

/** Mutes or blocks a person, or takes that back, and says whether the person is muted or blocked now. */
export function RelationMenu({ person }: { person: Person }) {
  const { uuid, handle } = person;
  const read = useCallback(() => getMarks(uuid), [uuid]);
  const { value: marks, error: unread, again } = useRead(read);
  const [asking, setAsking] = useState(false);
  const [notifies, setNotifies] = useState(false);
  const { error, attempt } = useAttempt();

  const act = (what: () => Promise<unknown>) =>
    attempt(async () => {
      await what();
      setAsking(false);
      setNotifies(false);
      await Promise.all([again(), refetchAll()]);
    });

  const report = () => attempt(() => beginReport({ handle }));

  if (!marks)
    return (
      <div className="relation">
        <Retry error={unread} again={again} />
      </div>
    );
  return (
    <div className="relation">
      {marks.blocked ? (
        <>
          <p className="notice">
            {words.youBlocked(handle)}{" "}
            <button
              type="button"
              className="quiet"
              onClick={() => void act(() => unblock(handle))}
            >
              {words.unblock}
            </button>
          </p>
          <ReportPerson handle={handle} />
        </>
      ) : (
        <>
          {marks.muted && (
            <p className="notice">
              {marks.muted_until
                ? words.youMutedUntil(handle, exact(Date.parse(marks.muted_until)))
                : words.youMuted(handle)}{" "}
              <button
                type="button"
                className="quiet"
                onClick={() => void act(() => unmute(handle))}
              >
                {words.unmute}
              </button>
            </p>
          )}
          {asking ? (
            <section className="notice" aria-label={words.block(handle)}>
              <p>{words.blockMeans(handle)}</p>
              <div className="row">
                <button type="button" className="quiet" onClick={() => setAsking(false)}>
                  {words.cancel}
                </button>
                <button
                  type="button"
                  className="danger"
                  onClick={() => void act(() => block(handle))}
                >
                  {words.block(handle)}
                </button>
              </div>
            </section>
          ) : (
            <Menu className="act" label={words.moreAbout(handle)} face={<DotsIcon />}>
              {(close) => (
                <>
                  {!marks.muted && (
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={notifies}
                        onChange={(event) => setNotifies(event.target.checked)}
                      />
                      {words.muteStillNotifies(handle)}
                    </label>
                  )}
                  {!marks.muted &&
                    MUTES.map((ttl) => (
                      <button
                        key={ttl ?? "for good"}
                        type="button"
                        onClick={() => {
                          close();
                          void act(() => mute(handle, ttl, notifies));
                        }}
                      >
                        {words.mute(handle, ttl)}
                      </button>
                    ))}
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      setAsking(true);
                    }}
                  >
                    {words.block(handle)}
                  </button>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      void report();
                    }}
                  >
                    {words.reportPerson(handle)}
                  </button>
                </>
              )}
            </Menu>
          )}
        </>
      )}
      <Alert error={error} />
      <Retry error={unread} again={again} />
    </div>
  );
}
