/** A table on a slide, with its heading row marked as one. */
import { xmlText } from '#base/xml.ts';
import { type Box, emu, fill, type Para, type Shape, textBody } from '#report/slides/shapes.ts';

/** `widths` in points · rows grow where their words need more than `height` */
export const tableFrame =
  (
    name: string,
    box: Omit<Box, 'height'>,
    table: { widths: number[]; height: number; rows: string[][] },
  ): Shape =>
  (id) => {
    const { widths, height, rows } = table;
    const grid = widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('');
    const drawn = rows.map((cells, row) => {
      const each = cells.map((text) => cell(text, row === 0)).join('');
      return `<a:tr h="${emu(height)}">${each}</a:tr>`;
    });
    return (
      `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
      `<p:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(height * rows.length)}"/></p:xfrm>` +
      `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${grid}</a:tblGrid>${drawn.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
    );
  };

function cell(text: string, head: boolean): string {
  const paras: Para[] = [{ runs: [{ text, size: 11, bold: head, colour: head ? 'ink2' : 'ink' }] }];
  const none = (side: string) => `<a:ln${side} w="0"><a:noFill/></a:ln${side}>`;
  const under = `<a:lnB w="${head ? 12_700 : 6350}">${fill(head ? 'ink' : '#dce0e3')}</a:lnB>`;
  return (
    `<a:tc>${textBody('a:txBody', paras, '<a:bodyPr/>')}` +
    `<a:tcPr marL="0" marR="91440" marT="30480" marB="30480" anchor="ctr">${none('L')}${none('R')}${none('T')}${under}<a:noFill/></a:tcPr></a:tc>`
  );
}
