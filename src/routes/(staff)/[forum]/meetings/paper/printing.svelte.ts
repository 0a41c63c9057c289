/** A print at work: one at a time, with the seconds it has taken so far. */
import { goto } from '$app/navigation';

type State = 'idle' | 'setting' | 'done' | 'failed';

export class Printing {
  state = $state<State>('idle');
  pages = $state(0);
  seconds = $state(0);

  /** Prints what the form says, and hands the file to the browser; a refusal is a page to go to. */
  async start(form: HTMLFormElement, pages: number): Promise<void> {
    if (this.state === 'setting') return;
    this.pages = pages;
    this.seconds = 0;
    this.state = 'setting';
    const began = Date.now();
    const timer = setInterval(() => {
      this.seconds = (Date.now() - began) / 1000;
    }, 500);
    try {
      const body = new FormData(form);
      const answer = await fetch(form.action, { method: 'POST', body });
      if (answer.redirected) await goto(answer.url);
      else if (answer.ok) save(await answer.blob(), nameOf(answer));
      this.state = answer.redirected ? 'idle' : answer.ok ? 'done' : 'failed';
    } catch {
      this.state = 'failed';
    } finally {
      clearInterval(timer);
    }
  }
}

const nameOf = ({ headers }: Response) =>
  /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'paper.pdf';

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
