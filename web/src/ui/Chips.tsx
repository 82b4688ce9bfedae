import { useId, type ComponentProps, type KeyboardEvent, type ReactNode } from "react";

type Props<Option extends string | number> = {
  legend: string;
  among: readonly Option[];
  /** What a chip shows. */
  face: (option: Option) => ReactNode;
  /** Empty while nothing is chosen yet. */
  chosen?: Option | "" | undefined;
  /** Without it `chosen` is the choice at first, and a form reads the field by its name. */
  onChoose?: (option: Option) => void;
  /** Whether they are sentences, one below the other. */
  whole?: boolean;
} & ComponentProps<"fieldset">;

const isPlainEnter = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === "Enter" && !ctrlKey && !metaKey;

/** One choice of a few that are all in sight. `children` stand below them. */
export function Chips<Option extends string | number>({
  legend,
  among,
  face,
  chosen,
  onChoose,
  name,
  whole,
  children,
  ...fieldset
}: Props<Option>) {
  const id = useId();
  return (
    <fieldset className={whole ? "chips whole" : "chips"} {...fieldset}>
      <legend>{legend}</legend>
      {among.map((option) => (
        <label key={option} className="chip">
          <input
            type="radio"
            name={name ?? id}
            value={option}
            // A radio button would send its form, and a choice is no yes to all of it.
            onKeyDown={(event) => isPlainEnter(event) && event.preventDefault()}
            {...(onChoose
              ? { checked: option === chosen, onChange: () => onChoose(option) }
              : { defaultChecked: option === chosen })}
          />
          <span>{face(option)}</span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
