import { lazy, type ComponentType } from "react";

/** A part of a page that is loaded once it is drawn; where it does not come, nothing is in its place. */
export const later = <Props>(part: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(() =>
    part().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: () => null }),
    ),
  );
