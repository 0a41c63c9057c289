/** What was written in a room and not sent: this device keeps it, until it is sent or signed out of. */

export function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return ''; // a browser that keeps nothing
  }
}

export function keepDraft(key: string, words: string): void {
  try {
    if (words === '') localStorage.removeItem(key);
    else localStorage.setItem(key, words);
  } catch {} // it stays for as long as the page is open
}
