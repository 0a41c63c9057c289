/** What stands between this client and a delegate, as meetings tell it: whether it may ask, and how many more. */
type Limit = { open: number; most: number };
export type Standing = {
  view: string;
  strength: string | null;
  planned: boolean;
  /** the request expired and may be made once more */
  askAgain: boolean;
  barred: 'gate-closed' | 'gate-matching' | 'gate-full' | null;
  limits: { asks: Limit; musts: Limit | null };
};
