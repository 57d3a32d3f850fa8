/**
 * The fields of a draft in this browser: what they are now, and what the server knew of them when they were changed. A
 * change is written to this computer first and leaves it only when the server has it. Two people may change the same
 * draft: the server puts both together, and what comes back is shown in the fields that were not touched meanwhile.
 */

const WAIT = 900;
const RETRY = 4000;
const LOOK = 5000;

export class Draft {
  /** @param base path of the item; `form` the token of the page */
  constructor(base, form, key) {
    this.base = base;
    this.form = form;
    this.key = key;
    this.current = new Map();
    this.known = new Map();
    this.listeners = new Set();
    this.state = "saved";
    this.revision = 0;
    this.server = { problems: [], findings: [], others: [], version: 0 };
    this.sending = null;
    this.timer = 0;
  }

  async open() {
    const kept = await local.get(this.key).catch(() => null);
    const state = await this.ask("/stand.json").catch(() => null);
    if (!state && !kept) throw new Error("no draft");
    if (state) this.take(state);
    else this.state = "local";
    if (kept) {
      if (!state) {
        this.current = new Map(kept.current);
        this.known = new Map(kept.known);
        this.revision = kept.revision;
      } else {
        // what was written while there was no line: from what it was, to what it became
        const was = new Map(kept.known);
        for (const [name, value] of kept.current) {
          if ((was.get(name) ?? "") !== value) {
            this.known.set(name, was.get(name) ?? "");
            this.current.set(name, value);
          }
        }
      }
    }
    if (this.dirty().length > 0) this.later(0);
    setInterval(() => this.look(), LOOK);
    addEventListener("online", () => this.later(0));
    addEventListener("beforeunload", (event) => {
      if (this.state === "typed") event.preventDefault();
    });
  }

  get = (name) => this.current.get(name) ?? "";

  list = (name) => this.get(name).split(/\s+/).filter(Boolean);

  set(name, value) {
    if (this.get(name) === value) return;
    this.current.set(name, value);
    this.change("typed");
    this.keep();
    this.later(WAIT);
  }

  dirty = () => [...this.current.keys()].filter((name) => (this.current.get(name) ?? "") !== (this.known.get(name) ?? ""));

  on(listener) {
    this.listeners.add(listener);
  }

  change(state, names = []) {
    if (state) this.state = state;
    for (const listener of this.listeners) listener(names);
  }

  /** On this computer before anywhere else. */
  keep() {
    this.keeping = local
      .put(this.key, { current: [...this.current], known: [...this.known], revision: this.revision })
      .then(() => this.state === "typed" && this.change("local"))
      .catch(() => {});
  }

  later(millis) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), millis);
  }

  async send() {
    if (this.sending) return this.later(WAIT);
    const names = this.dirty();
    if (names.length === 0) return undefined;
    const now = Object.fromEntries(names.map((name) => [name, this.get(name)]));
    const before = Object.fromEntries(names.map((name) => [name, this.known.get(name) ?? ""]));
    // the same name when it is sent again, so that the server takes it once
    const same = this.last && JSON.stringify(this.last.now) === JSON.stringify(now);
    this.last = same ? this.last : { save: crypto.randomUUID(), now };
    this.sending = this.post("/bewaren", JSON.stringify({ seen: this.revision, before, now, save: this.last.save }));
    try {
      const state = await this.sending;
      this.sending = null;
      this.last = null;
      for (const name of names) this.known.set(name, now[name]);
      this.take(state);
      if (this.dirty().length > 0) this.later(WAIT);
      else await local.remove(this.key).catch(() => {});
    } catch (error) {
      this.sending = null;
      this.change(error.message === "refused" ? "refused" : "local");
      this.later(RETRY);
    }
    return undefined;
  }

  /** Everything written is with the server; for what needs that. */
  async settled() {
    for (let i = 0; i < 40 && (this.dirty().length > 0 || this.sending); i++) {
      await (this.sending ?? this.send());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.dirty().length === 0;
  }

  async look() {
    if (this.sending || this.dirty().length > 0 || document.hidden) return;
    const state = await this.ask("/stand.json").catch(() => null);
    if (state && !this.sending) this.take(state);
  }

  /** What the server has, in every field that was not changed here meanwhile. */
  take(state) {
    const changed = [];
    const names = new Set([...this.current.keys(), ...Object.keys(state.fields)]);
    for (const name of names) {
      const mine = this.get(name);
      if (mine !== (this.known.get(name) ?? "")) continue;
      const theirs = state.fields[name] ?? "";
      this.known.set(name, theirs);
      if (mine !== theirs) {
        this.current.set(name, theirs);
        changed.push(name);
      }
    }
    this.revision = state.revision;
    this.server = state;
    this.change(this.dirty().length > 0 ? "typed" : "saved", changed);
  }

  async ask(path) {
    return answer(await fetch(this.base + path, { headers: { accept: "application/json" } }));
  }

  async post(path, text, more = {}) {
    const form = new FormData();
    form.set("formToken", this.form);
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    if (text !== null) form.set("draft", new Blob([text], { type: "application/octet-stream" }), "draft");
    return answer(await fetch(this.base + path, { method: "POST", body: form, headers: { accept: "application/json" } }));
  }
}

async function answer(reply) {
  const type = reply.headers.get("content-type") ?? "";
  if (reply.redirected || !type.startsWith("application/json")) throw new Error("refused");
  const body = await reply.json();
  if (!reply.ok) throw Object.assign(new Error(reply.status >= 500 ? "server" : "refused"), { body });
  return body;
}

/** One small store: what was written here and is not with the server yet. */
const local = {
  opened: null,
  open() {
    this.opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("kennispeil-editor", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("drafts");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.opened;
  },
  async run(mode, work) {
    const transaction = (await this.open()).transaction("drafts", mode, { durability: "strict" });
    const request = work(transaction.objectStore("drafts"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  },
  get: (key) => local.run("readonly", (store) => store.get(key)),
  put: (key, value) => local.run("readwrite", (store) => store.put(value, key)),
  remove: (key) => local.run("readwrite", (store) => store.delete(key)),
};
