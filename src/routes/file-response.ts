/** A file to keep: named, not stored on the way, not found by search. */
export function fileResponse(
  content: Uint8Array | string,
  { type, name }: { type: string; name: string },
): Response {
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      // a drawing that is opened by itself fetches and runs nothing
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
  });
}

export const TYPES = {
  pdf: 'application/pdf',
  slides: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};
