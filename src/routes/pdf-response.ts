/** A PDF to keep: named after its forum, not stored on the way, not found by search. */
export function pdfResponse(bytes: Uint8Array, forumKey: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${forumKey}-report.pdf"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    },
  });
}
