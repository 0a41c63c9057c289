/** Files on their way into a message that is being written: sent up one by one, then named by id. */
import { MOST_FILES } from '#exchange/chat/new-message.ts';
import { chatFiles as t } from '#ui/texts/chat-files.ts';

/** bytes, as the server takes */
const LARGEST = 5_000_000;
/** px of the longer side: more the server would throw away */
const SIDE = 1_600;
/** bytes from which a photograph is made smaller here, before it uses up the line */
const WORTH = 1_000_000;

export type Attached = {
  key: number;
  name: string;
  percent: number;
  /** once the server has it */
  id: string | null;
  picture: boolean;
  stop: () => void;
};

export class Attaching {
  all = $state<Attached[]>([]);
  /** why files were not taken, by name */
  refused = $state<string[]>([]);
  readonly #to: string;
  #keys = 0;

  /** @param to address of the room's files */
  constructor(to: string) {
    this.#to = to;
  }

  get ids(): string[] {
    return this.all.flatMap(({ id }) => id ?? []);
  }
  get going(): boolean {
    return this.all.some(({ id }) => id === null);
  }

  add(files: Iterable<File>): void {
    this.refused = [];
    for (const file of files) {
      if (this.all.length >= MOST_FILES) {
        this.refused = [...this.refused, t.most];
        return;
      }
      this.#keys += 1;
      const { name, type } = file;
      const picture = type.startsWith('image/');
      const key = this.#keys;
      this.all.push({ key, name, percent: 0, id: null, picture, stop: () => this.#drop(key) });
      void this.#send(key, file);
    }
  }

  /** Takes one out; what the server has of it goes too. */
  remove({ key, id, stop }: Attached): void {
    stop();
    this.#drop(key);
    if (id) void fetch(`${this.#to}/${id}`, { method: 'DELETE' }).catch(() => {}); // it is swept
  }

  /** They went with a message. */
  clear(): void {
    this.all = [];
    this.refused = [];
  }

  #drop(key: number): void {
    this.all = this.all.filter((each) => each.key !== key);
  }

  async #send(key: number, file: File): Promise<void> {
    const small = await smaller(file);
    const mine = this.all.find((each) => each.key === key);
    if (!mine) return;
    const refuse = (why: string) => {
      const said = (t.refused as Record<string, (name: string) => string>)[why] ?? t.refused.line;
      this.#drop(key);
      this.refused = [...this.refused, said(file.name)];
    };
    if (small.size > LARGEST) return refuse('too-large');
    const body = new FormData();
    body.set('file', small, file.name);
    const request = new XMLHttpRequest();
    mine.stop = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      mine.percent = Math.round((100 * loaded) / total);
    };
    request.onerror = () => refuse('line');
    request.onload = () => {
      const { id, refused } = (request.response ?? {}) as { id?: string; refused?: string };
      if (request.status === 201 && id) mine.id = id;
      else refuse(refused ?? (request.status === 413 ? 'too-large' : 'line'));
    };
    request.open('POST', this.#to);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  }
}

/** A large photograph as it will be shown; anything else, and what can't be read here, as it is. */
async function smaller(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < WORTH) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9));
    return made && made.size < file.size ? made : file;
  } catch {
    return file;
  }
}
