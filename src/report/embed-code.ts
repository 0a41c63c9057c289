/** What somebody puts into a page of their own to show one figure in it. */
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** @param address of the report, with its origin */
export const embedCode = (address: string, id: string, title: string): string =>
  `<iframe src="${escaped(`${address}/embed/${id}`)}" title="${escaped(title)}" ` +
  'width="100%" height="480" loading="lazy" style="border:0"></iframe>';
