import { get, type Shapes } from "../../api/api";
import { useRead } from "../../api/useRead";
import { exact, number, secondsOf } from "../../i18n/format";
import { aboutWords } from "../../i18n/about";
import { Loading, Page } from "../../ui/Page";
import { Retry } from "../../ui/Retry";

type Figures = Shapes["Promise"];

const getFigures = () => get("/api/promise");

/** How well the promise is kept, as the server measures it. */
export default function PromisePage() {
  const prose = aboutWords();
  const { value: figures, error, again } = useRead(getFigures);
  return (
    <Page title={prose.promiseTitle}>
      <div className="prose">
        <p>{prose.promiseLead}</p>
        <Retry error={error} again={again} />
        {!figures && !error && <Loading />}
        {figures && <Told figures={figures} />}
        <p>{prose.promiseSigned}</p>
        <p>
          <a href="/api/promise">{prose.promiseFigures}</a>
        </p>
        <p>
          <a href="/.well-known/seals">{prose.promiseKeys}</a>
        </p>
      </div>
    </Page>
  );
}

function Told({ figures }: { figures: Figures }) {
  const prose = aboutWords();
  const { since_start: here, last_30_days: all, oldest_readable_hour: oldest } = figures;
  const started = here.since ? exact(Date.parse(here.since)) : "";
  return (
    <>
      <Since title={prose.promiseDays} since={all} within={figures.on_time_seconds} />
      <Since
        title={prose.promiseSince(started)}
        since={here}
        within={figures.on_time_seconds}
      />
      {aboutTexts(figures).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {oldest && <p>{prose.promiseOldest(exact(Date.parse(oldest)))}</p>}
    </>
  );
}

/** Of backups only what is certain is promised: that the keys lie elsewhere than the data. */
function aboutTexts({ sealed, keys_apart }: Figures): string[] {
  const prose = aboutWords();
  if (!sealed) return [prose.promisePlain];
  return keys_apart ? prose.promiseSealed : [prose.promiseSealedNear];
}

type Props = { title: string; since: Shapes["PromiseSince"]; within: number };

function Since({ title, since, within }: Props) {
  const prose = aboutWords();
  const figures = [
    [prose.promiseEnded, number(since.ended)],
    [prose.promiseOnTime(secondsOf(within)), number(since.ended_on_time)],
    [
      prose.promiseWorst,
      since.ended ? secondsOf(since.worst_seconds) : prose.promiseNone,
    ],
  ];
  return (
    <>
      <h2>{title}</h2>
      <dl className="kept">
        {figures.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
