import type { FilterField } from "@audit/types";
import { createContext, useContext, useMemo } from "react";
import type { Address } from "../address/use-address.js";
import { exclude, narrowTo } from "./edit-terms.js";

/** What a click on a value does, wherever on the page the value stands. */
export interface FilterActions {
  readonly narrowTo: (field: FilterField, value: string) => void;
  readonly exclude: (field: FilterField, value: string) => void;
}

const NOTHING: FilterActions = { narrowTo: () => {}, exclude: () => {} };

export const FilterActionsContext = createContext<FilterActions>(NOTHING);

export function useFilterActions(): FilterActions {
  return useContext(FilterActionsContext);
}

/**
 * The actions for the page that has this address. Where the open event hides the list, filtering
 * from within it closes it, so that what was found can be seen.
 */
export function useAddressFilterActions(
  { filter, setTerms }: Address,
  { closesEvent }: { readonly closesEvent: boolean },
): FilterActions {
  return useMemo(
    () => ({
      narrowTo: (field, value) => setTerms(narrowTo(filter.terms, field, value), { closesEvent }),
      exclude: (field, value) => setTerms(exclude(filter.terms, field, value), { closesEvent }),
    }),
    [filter, setTerms, closesEvent],
  );
}
