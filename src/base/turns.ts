/**
 * Runs a job now, or once more after the run under way: a hint during a read is not lost.
 *
 * @param job may fail: the next call tries again
 */
export function oneAtATime(job: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await job().catch(() => {});
    } while (again);
    running = false;
  };
  return () => void run();
}
