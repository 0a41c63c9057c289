/** What the researchers wrote for one section of the report, as written. */
export type Finding = {
  /** the section's title, such as `Main findings` or a question's `section` */
  section: string;
  /** of a main finding, such as `Cyber security`; null elsewhere */
  theme: string | null;
  paragraphs: string[];
};
