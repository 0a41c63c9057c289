const STYLE = /[ \t]*<link href="[^"]+" rel="stylesheet">\n?/g;
const SCRIPT = /<link href="[^"]+" rel="modulepreload">/;

/**
 * A page's head with its styles before its scripts, which the framework names first. A browser
 * fetches six files of a house at a time, and nothing is drawn before the last style is there: on a
 * slow line the first screen would wait for scripts that it does without.
 */
export function stylesFirst(html: string): string {
  const end = html.indexOf('</head>');
  const head = html.slice(0, Math.max(end, 0));
  const styles = head.match(STYLE);
  const bare = head.replace(STYLE, '');
  const at = bare.search(SCRIPT);
  if (!styles || at < 0) return html;
  return bare.slice(0, at) + styles.join('') + bare.slice(at) + html.slice(end);
}
