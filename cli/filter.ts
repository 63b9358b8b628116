import type { DashboardFilter } from '../db/pages/types.js';
import type { OptionValues } from './options.js';

/** Which proposals the options ask for. */
export function dashboardFilter(options: OptionValues): DashboardFilter {
  const { list, state, outcome, turn, person, kind, all } = options;
  return {
    ...(list !== undefined && { list }),
    ...(state !== undefined && { state }),
    ...(outcome !== undefined && { outcome }),
    ...(turn !== undefined && { turn }),
    ...(person !== undefined && { person }),
    ...(kind !== undefined && { kind }),
    ...(all !== undefined && { all }),
  };
}
