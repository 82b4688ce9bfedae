import { words } from "../../i18n/i18n";
import { BANNERS, type Profile } from "./users";

/** The colours of a banner, as one field `banner` of a form. The usual colour is an empty value. */
export function BannerChips({ chosen }: { chosen: Profile["banner"] }) {
  return (
    <fieldset className="chips">
      <legend>{words.bannerColour}</legend>
      {BANNERS.map((banner) => (
        <label key={banner} className="chip">
          <input
            type="radio"
            name="banner"
            value={banner === "usual" ? "" : banner}
            defaultChecked={banner === (chosen ?? "usual")}
          />
          <span>
            <i className="swatch" data-banner={banner} aria-hidden="true" />
            {words.banners[banner]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
