import { newId } from '#base/ids.ts';
import { demoSeats } from '../../src/demo.server.ts';
import { axe, browser, startApp } from './server.ts';
const FORUM = 'police-forum-2024';
const [chromium, app] = await Promise.all([browser(), startApp({ SMS_URL: 'file:/tmp/shots-sms', SMTP_URL: 'smtp://127.0.0.1:1' })]);
const seats = await demoSeats(app.db);
const person = await app.db.selectFrom('person').select(['id', 'forum_id']).where('email', '=', seats?.delegate ?? '').executeTakeFirstOrThrow();
const row = (choice: string, channel: 'push' | 'email' | 'sms', day: number, outcome: 'sent' | 'failed' | 'sending', failure: string | null, seen: boolean) => ({
  forum_id: person.forum_id, id: newId(), message_id: newId(), person_id: person.id, choice, channel, urgent: false, subject: newId(), version: newId(), state: '',
  outcome, attempts: outcome === 'failed' ? 4 : 1, made_at: new Date(Date.now() - day * 86_400_000), sent_at: null, seen_at: seen ? new Date() : null, failure });
const many = Array.from({ length: 60 }, (_, n) => row(['meeting', 'message', 'group', 'announcement'][n % 4] ?? '', n % 5 === 0 ? 'email' : n % 11 === 0 ? 'sms' : 'push', n % 3, n % 17 === 0 ? 'failed' : n % 13 === 0 ? 'sending' : 'sent', n % 17 === 0 ? ['HTTP_401', 'HTTP_503', 'ECONNREFUSED', 'HTTP_410'][n % 4] ?? null : null, n % 2 === 0));
await app.db.insertInto('outward').values(many).execute();
for (const [name, width, scheme] of [['390', 390, 'light'], ['390-dark', 390, 'dark'], ['320', 320, 'light'], ['1280', 1280, 'light']] as const) {
  const context = await chromium.newContext({ viewport: { width, height: 844 }, colorScheme: scheme, permissions: ['notifications'] });
  const page = await context.newPage();
  await app.signIn(page, 'delegate');
  await page.goto(`${app.origin}/app/${FORUM}/me/notices`);
  await page.getByText('Off on this device').waitFor();
  await axe(page);
  console.log(name, await page.evaluate('document.documentElement.scrollWidth'), width);
  await page.screenshot({ path: `/tmp/shots/me-${name}.png`, fullPage: true });
  await context.close();
  const staff = await (await chromium.newContext({ viewport: { width, height: 844 }, colorScheme: scheme })).newPage();
  await app.signIn(staff, 'organiser');
  await staff.goto(`${app.origin}/${FORUM}/forum-link/notices`);
  await axe(staff);
  console.log('staff', name, await staff.evaluate('document.documentElement.scrollWidth'), width);
  await staff.screenshot({ path: `/tmp/shots/staff-${name}.png`, fullPage: true });
}
await chromium.close();
await app.close();
process.exit(0);
