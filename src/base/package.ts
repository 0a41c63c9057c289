/** What workbooks and slides have in common: parts that know each other (ECMA-376, part 2). */
import { XML_HEAD, xmlText } from '#base/xml.ts';

/** `name`: path in the package · `content`: text is written as UTF-8 */
export type Part = { name: string; content: string | Uint8Array };

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const RELATION = {
  of: (type: string) => `${OFFICE}/${type}`,
  core: `${PACKAGE}/relationships/metadata/core-properties`,
};
export const NAMESPACE = {
  relations: OFFICE,
  sheet: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  slide: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  chart: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
};

/** Relations of one part, rId1 and so on in their order; targets are parts of the same package. */
export function relations(of: string, targets: readonly [type: string, target: string][]): Part {
  const [folder, name] = [of.replace(/[^/]*$/, ''), of.replace(/^.*\//, '')];
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${type.includes(':') ? type : RELATION.of(type)}" Target="${xmlText(target)}"/>`,
  );
  return {
    name: `${folder}_rels/${name}.rels`,
    content: `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`,
  };
}

/** The first part: of what type every other is. `types`: by the part's name. */
export function contentTypes(
  types: Readonly<Record<string, string>>,
  endings: Readonly<Record<string, string>> = {},
): Part {
  const known = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...endings,
  };
  const defaults = Object.entries(known).map(
    ([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`,
  );
  const overrides = Object.entries(types).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  return {
    name: '[Content_Types].xml',
    content: `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults.join('')}${overrides.join('')}</Types>`,
  };
}

/** What the file says about itself: its title. No author, no company, no dates. */
export const coreProperties = (title: string): Part => ({
  name: 'docProps/core.xml',
  content:
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`,
});
export const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
