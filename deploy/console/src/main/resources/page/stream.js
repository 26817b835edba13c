// The one stream of events of this tab. It begins anew by itself when it breaks or falls silent. It rests while nobody sees the
// tab: a browser has six connections to a server for all its tabs, and a page that it keeps for the Back button holds one, too.
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
const SILENCE_MS = 15000;
const HIDDEN_MS = 15000;

export class Stream {
  /** @param tell called with 'open' or 'lost' when that changes */
  constructor(tell) {
    this.tell = tell;
    this.source = null;
    this.query = null;
    this.wait = FIRST_WAIT_MS;
    setInterval(() => this.watch(), 5000);
    addEventListener('online', () => this.wake());
    addEventListener('pagehide', () => this.rest());
    addEventListener('pageshow', () => this.wake());
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.hiding);
      if (document.hidden) this.hiding = setTimeout(() => this.rest(), HIDDEN_MS);
      else this.wake();
    });
  }

  /** Closes the stream there is and opens another: query is that of /api/stream, handlers by event name. */
  open(query, handlers) {
    this.query = query;
    this.handlers = handlers;
    this.wait = FIRST_WAIT_MS;
    this.connect();
  }

  rest() {
    clearTimeout(this.timer);
    this.source?.close();
  }

  wake() {
    if (this.query !== null && this.source.readyState === EventSource.CLOSED) this.connect();
  }

  isOpen() {
    return this.source?.readyState === EventSource.OPEN;
  }

  connect() {
    clearTimeout(this.timer);
    this.source?.close();
    const source = new EventSource('/api/stream?' + this.query);
    this.source = source;
    this.heard = performance.now();
    source.addEventListener('open', () => {
      this.wait = FIRST_WAIT_MS;
      this.tell('open');
    });
    source.addEventListener('error', () => source === this.source && this.lost());
    for (const [name, handler] of Object.entries(this.handlers)) {
      source.addEventListener(name, (event) => {
        if (source !== this.source) return;
        this.heard = performance.now();
        handler(JSON.parse(event.data));
      });
    }
  }

  lost() {
    this.source.close();
    this.tell('lost');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), this.wait);
    this.wait = Math.min(LONGEST_WAIT_MS, this.wait * 1.6);
  }

  watch() {
    if (this.isOpen() && performance.now() - this.heard > SILENCE_MS && !document.hidden) this.lost();
  }
}
