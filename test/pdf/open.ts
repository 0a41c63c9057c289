/** A PDF's objects, as a parser that had no part in making it reads them. For tests. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export type Opened = {
  catalog: PDFDict;
  pages: { ref: PDFRef; dict: PDFDict; width: number; height: number }[];
  /** the object that a value stands for, be it itself or a reference */
  get(value: PDFObject | undefined): PDFObject | undefined;
};

/** @throws where it is no PDF */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const pages = document.getPages().map((page) => {
    const { width, height } = page.getMediaBox();
    return { ref: page.ref, dict: page.node, width, height };
  });
  return { catalog: document.catalog, pages, get: (value) => value && context.lookup(value) };
}

export const at = (opened: Opened, from: PDFObject | undefined, ...path: string[]) =>
  path.reduce<PDFObject | undefined>((here, name) => {
    const dict = opened.get(here);
    const inside = dict instanceof PDFRawStream ? dict.dict : dict;
    return inside instanceof PDFDict ? inside.get(PDFName.of(name)) : undefined;
  }, from);

export const dictOf = ({ get }: Opened, value: PDFObject | undefined): PDFDict | null => {
  const found = get(value);
  if (found instanceof PDFRawStream) return found.dict;
  return found instanceof PDFDict ? found : null;
};
/** The elements of an array; a value that is none stands alone. */
export function listOf({ get }: Opened, value: PDFObject | undefined): PDFObject[] {
  const found = get(value);
  if (found instanceof PDFArray) return found.asArray();
  return value === undefined || found === undefined ? [] : [value];
}
export function textAt(opened: Opened, from: PDFObject | undefined, ...path: string[]): string {
  const found = opened.get(at(opened, from, ...path));
  if (found instanceof PDFString || found instanceof PDFHexString) return found.decodeText();
  return found instanceof PDFName ? found.decodeText() : (found?.toString() ?? '');
}
export function numbersAt(opened: Opened, from: PDFObject | undefined, name: string): number[] {
  return listOf(opened, at(opened, from, name)).flatMap((each) => {
    const found = opened.get(each);
    return found instanceof PDFNumber ? [found.asNumber()] : [];
  });
}
export function namedIn(opened: Opened, from: PDFObject | undefined): [string, PDFObject][] {
  const dict = dictOf(opened, from);
  return dict ? dict.entries().map(([name, value]) => [name.decodeText(), value]) : [];
}
/** A stream's bytes, unpacked, one sign each. */
export function streamText({ get }: Opened, value: PDFObject | undefined): string {
  const found = get(value);
  if (!(found instanceof PDFRawStream)) return '';
  return Buffer.from(decodePDFRawStream(found).decode()).toString('latin1');
}
export const isSameRef = (a: PDFObject | undefined, b: PDFObject | undefined): boolean =>
  a instanceof PDFRef && b instanceof PDFRef && a.tag === b.tag;
export const asNumber = ({ get }: Opened, value: PDFObject | undefined): number | null => {
  const found = get(value);
  return found instanceof PDFNumber ? found.asNumber() : null;
};
