/** What someone said in an interview, and how far it may be printed. */
export type Approval = {
  /** as written, such as `role and organisation` */
  level: string;
  /** YYYY-MM-DD, or null if none was written */
  date: string | null;
};

export type Interview = {
  title: string;
  organisation: string;
  /** such as `video` or `telephone`; empty if not said */
  channel: string;
  /** null: not approved, so it is not printed */
  approved: Approval | null;
  heading: string;
  points: string[];
};
