/** A form of this screen is sent without leaving it: what could not be sent stays where it was. */
import type { SubmitFunction } from '$app/forms';

/** @param lost told whether the last try found no connection */
export const kept =
  (lost: (is: boolean) => void): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    lost(result.type === 'error');
    if (result.type !== 'error') await update({ reset: false });
  };
