import { createContext, useContext } from 'react';

type Naming = { label: string; invalid: boolean };

/** What a `Field` tells the input inside it. */
export const NamingContext = createContext<Naming>({ label: '', invalid: false });

/** The name an input is read out by: its own, else the one of the `Field` around it. */
export const useNaming = (label?: string): Naming => {
  const around = useContext(NamingContext);
  return { label: label ?? around.label, invalid: around.invalid };
};
