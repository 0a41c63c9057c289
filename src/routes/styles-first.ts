const STYLE = /[ \t]*<link href="[^"]+" rel="stylesheet">\n?/g;
const SCRIPT = /(<link href="[^"]+" rel="modulepreload")>/g;

/**
 * A page's head with its styles before its scripts, which the framework names first, and scripts as
 * what can wait. A browser fetches six files of a house at a time, and draws nothing before the last
 * style is there: on a slow line the first screen would wait for scripts that it does without.
 */
export function stylesFirst(html: string): string {
  const end = html.indexOf('</head>');
  const head = html.slice(0, Math.max(end, 0));
  const styles = head.match(STYLE) ?? [];
  const bare = head.replace(STYLE, '');
  const at = bare.search(SCRIPT);
  if (at < 0) return html;
  const scripts = bare.slice(at).replace(SCRIPT, '$1 fetchpriority="low">');
  return bare.slice(0, at) + styles.join('') + scripts + html.slice(end);
}
