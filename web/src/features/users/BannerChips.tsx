import { words } from "../../i18n/i18n";
import { Chips } from "../../ui/Chips";
import { BANNERS, type Profile } from "./users";

/** The colours of a banner, as one field `banner` of a form. */
export function BannerChips({ chosen }: { chosen: Profile["banner"] }) {
  return (
    <Chips
      legend={words.bannerColour}
      among={BANNERS}
      name="banner"
      chosen={chosen ?? "usual"}
      face={(banner) => (
        <>
          <i className="swatch" data-banner={banner} aria-hidden="true" />
          {words.banners[banner]}
        </>
      )}
    />
  );
}
