/** What the researchers wrote for one section of the report, as written. */
export type Finding = {
  /** the section's title, such as `Main findings` or a question's `section` */
  section: string;
  /** of a main finding, such as `Cyber security`; null elsewhere */
  theme: string | null;
  paragraphs: string[];
  /** the line of its file at which each paragraph begins, from 1; absent where it was written here */
  lines?: number[];
  /** written here: its tokens are as its writer set them, and nothing is bound by itself */
  written?: boolean;
};
