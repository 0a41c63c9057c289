/**
 * What has gathered for a listener since the last write. Listeners who are to get the same share
 * one bundle, and so its bytes: a thousand people in one room cost one encoding, not a thousand.
 */
import { chunk, eventOf, type FeedEvent, type Piece, said } from '#exchange/stream/frames.ts';

export class Bundle {
  readonly #before: Bundle | null;
  readonly #pieces: readonly Piece[];
  #latest: readonly Piece[] | null = null;
  #next: Bundle | null = null;
  readonly #others = new Map<readonly Piece[], Bundle>();
  #bytes: Buffer | null = null;
  #chunk: Buffer | null = null;

  private constructor(before: Bundle | null, pieces: readonly Piece[]) {
    this.#before = before;
    this.#pieces = pieces;
  }

  static empty(): Bundle {
    return new Bundle(null, []);
  }
  static of(pieces: readonly Piece[]): Bundle {
    return new Bundle(null, pieces);
  }

  /** This and then those pieces: the same bundle for everyone who comes this way with the same array. */
  and(pieces: readonly Piece[]): Bundle {
    if (this.#latest === pieces && this.#next) return this.#next;
    const next = this.#others.get(pieces) ?? new Bundle(this, pieces);
    this.#others.set(pieces, next);
    this.#latest = pieces;
    this.#next = next;
    return next;
  }

  get #all(): readonly Piece[] {
    return this.#before ? [...this.#before.#all, ...this.#pieces] : this.#pieces;
  }
  get events(): FeedEvent[] {
    return this.#all.map(eventOf);
  }
  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.#all.map(said).join(''));
    return this.#bytes;
  }
  /** The bytes as a chunk of HTTP/1.1. */
  get chunk(): Buffer {
    this.#chunk ??= chunk(this.bytes);
    return this.#chunk;
  }
}
