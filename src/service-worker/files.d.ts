declare module 'virtual:link-files' {
  /** paths of what Forum Link's pages are made of, from vite.config.ts */
  const files: string[];
  export default files;
}
