import { useState, type ReactNode } from "react";
import { onAuthError } from "../../api/session";
import { Alert } from "../../ui/Alert";
import { CodeAsk } from "./CodeAsk";
import { lacksFactor } from "./factor";

type Act = () => Promise<void>;

/**
 * Carries out what takes a code of the second factor now and then. An act that is refused for want of a code is carried out once the code
 * is given; every other refusal is thrown.
 *
 * @returns what carries an act out; what asks for the code, to be drawn where the act is offered, and null while no act waits for one;
 * what says why an act was refused after its code was given; and what has no act wait any more
 */
export function useFactor(): [
  carryOut: (act: Act) => Promise<void>,
  ask: ReactNode,
  refusal: ReactNode,
  forget: () => void,
] {
  const [waits, setWaits] = useState<{ act: Act; error: unknown } | null>(null);
  const [refused, setRefused] = useState<unknown>(null);

  const carryOut = async (act: Act) => {
    setWaits(null);
    setRefused(null);
    try {
      await act();
    } catch (error) {
      if (!lacksFactor(error)) throw error;
      setWaits({ act, error });
    }
  };
  const goOn = async (act: Act) => {
    try {
      await act();
      setWaits(null);
    } catch (error) {
      if (lacksFactor(error)) return setWaits({ act, error });
      setWaits(null);
      onAuthError(error);
      setRefused(error);
    }
  };
  const forget = () => {
    setWaits(null);
    setRefused(null);
  };
  const ask = waits && (
    <>
      <Alert error={waits.error} />
      <CodeAsk
        error={waits.error}
        onGiven={() => void goOn(waits.act)}
        onCancel={forget}
      />
    </>
  );
  return [carryOut, ask, <Alert error={refused} />, forget];
}
