/**
 * The only writer of answers. An event is first stored on this computer and then sent until the server acknowledges it;
 * nothing is deleted before that. Three states show how far everything has come:
 *
 * typed – not yet on this computer's disk; local – on disk here; saved – on the server's disk.
 *
 * It also carries away what earlier epochs or earlier candidates left on this computer. If the disk refuses (full,
 * forbidden), events are kept in memory and sent at once; `broken` says so.
 */

import { backOff, call } from "./api.js";
import { acknowledge, append, attemptsHere, forget, openWriter, refuse, unsent, writers } from "./store.js";

const MOST_EVENTS = 100;
const MOST_CHARACTERS = 56_000;

export class Outbox extends EventTarget {
  /** The writer of this device and epoch: {attempt, epoch, token, seq, ack, refused}. */
  writer = null;
  broken = false;
  /** Set when the token is no longer accepted: the candidate must log in again with the continuation code. */
  locked = false;
  /** When the oldest event still waiting was made, in performance time; null when none waits. */
  waitingSince = null;

  #drafts = new Set();
  #storing = 0;
  #memory = [];
  #chain = Promise.resolve();
  #timer = 0;
  #busy = false;
  #failures = 0;
  #most = MOST_EVENTS;
  #stopped = false;

  constructor() {
    super();
    addEventListener("online", () => this.kick(Math.random() * 1000));
    addEventListener("pagehide", () => this.kick(0));
    document.addEventListener("visibilitychange", () => this.kick(0));
  }

  async open(attempt, epoch, token) {
    try {
      this.writer = await openWriter(attempt, epoch, token);
    } catch {
      this.broken = true;
      this.writer = { attempt, epoch, token, seq: 0, ack: 0, refused: [] };
    }
    this.#stopped = false;
    this.kick(0);
  }

  /** Another tab of this browser writes now. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  get state() {
    if (this.#drafts.size > 0 || this.#storing > 0) return "typed";
    if (this.rest > 0) return this.#memory.length > 0 ? "typed" : "local";
    return "saved";
  }

  /** How many events the server has not got. */
  get rest() {
    const { seq, ack, refused } = this.writer ?? { seq: 0, ack: 0, refused: [] };
    return seq - ack - refused.filter((one) => one > ack).length;
  }

  /** The last seq the server can be asked to have: everything before the first refused one. */
  get lastSeq() {
    const { seq, refused } = this.writer;
    return refused.length > 0 ? Math.min(seq, Math.min(...refused) - 1) : seq;
  }

  /** Text being typed is "typed" until it becomes an event. */
  draft(key, typing) {
    if (typing) this.#drafts.add(key);
    else this.#drafts.delete(key);
    this.#changed();
  }

  /** Resolves when the event is on this computer's disk (or, if that is impossible, in memory). */
  write(event) {
    const { attempt, epoch } = this.writer;
    this.#storing++;
    this.waitingSince ??= performance.now();
    this.#changed();
    this.#chain = this.#chain.then(async () => {
      try {
        if (this.broken) throw new Error("no store");
        const { seq } = await append(attempt, epoch, event);
        this.writer.seq = seq;
      } catch {
        this.broken = true;
        this.writer.seq++;
        this.#memory.push({ ...event, attempt, epoch, seq: this.writer.seq });
      }
      this.#storing--;
      this.#changed();
      this.kick(120);
    });
    return this.#chain;
  }

  kick(delay) {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), delay);
  }

  /** Resolves when nothing is left to send, however long that takes. */
  async emptied() {
    await this.#chain;
    this.kick(0);
    while (this.rest > 0) {
      await new Promise((resolve) => this.addEventListener("round", resolve, { once: true }));
    }
  }

  /** All events here the server lacks, for the rescue file. */
  async unsentOf(writer) {
    const stored = await unsent(writer, Infinity).catch(() => []);
    const mine = this.#memory.filter(({ epoch, seq }) => epoch === writer.epoch && seq > writer.ack);
    return [...stored, ...mine];
  }

  /** The server turned out to have less than thought. */
  async rewind(ack) {
    this.writer.ack = ack;
    await acknowledge(this.writer.attempt, this.writer.epoch, ack).catch(() => {});
    this.#changed();
  }

  #changed() {
    if (this.state === "saved") this.waitingSince = null;
    this.dispatchEvent(new Event("change"));
  }

  async #run() {
    if (this.#busy || this.#stopped) return;
    this.#busy = true;
    let again = null;
    try {
      const others = (await writers().catch(() => [])).filter((one) => !this.#isMine(one) && one.seq > one.ack);
      const live = others.length > 0 ? await attemptsHere().catch(() => null) : [];
      if (this.writer) await this.#empty(this.writer);
      for (const one of others) {
        await this.#empty(one);
        if (live && !live.includes(one.attempt) && one.refused.length === 0) await forget(one.attempt).catch(() => {});
      }
      this.#failures = 0;
    } catch (problem) {
      again = problem.code === "bad-token" || problem.code === "foreign-attempt" ? 30_000 : backOff(this.#failures++);
    }
    this.#busy = false;
    this.#changed();
    this.dispatchEvent(new Event("round"));
    if (again !== null) this.kick(again);
    else if (this.rest > 0) this.kick(50);
  }

  #isMine({ attempt, epoch }) {
    return this.writer?.attempt === attempt && this.writer.epoch === epoch;
  }

  /** Sends batch after batch until this writer has nothing left. */
  async #empty(writer) {
    const mine = writer === this.writer;
    for (;;) {
      const batch = await this.#batch(writer);
      if (batch.length === 0) return;
      const reply = await this.#post(writer, batch, mine);
      const before = writer.ack;
      if (typeof reply.ack === "number") await this.#acknowledged(writer, batch, reply.ack);
      if (mine) {
        this.locked = false;
        this.#changed();
        this.dispatchEvent(Object.assign(new Event("reply"), { reply }));
      }
      if (!reply.settled && writer.ack === before) throw new Error("acknowledged nothing");
    }
  }

  async #post(writer, batch, mine) {
    const events = batch.map(({ seq, item, kind, value, clientTime, activeMs }) => {
      return { seq, item, kind, value, clientTime, activeMs };
    });
    const path = `/api/attempts/${encodeURIComponent(writer.attempt)}/saves`;
    const body = { epoch: writer.epoch, events };
    // browsers refuse to carry more than 64 kB on from a page that closes
    const keepalive = document.hidden && JSON.stringify(body).length < MOST_CHARACTERS / 2;
    try {
      const reply = await call("POST", path, { token: writer.token, body, keepalive });
      this.#most = MOST_EVENTS;
      return reply;
    } catch (refusal) {
      return this.#refused(writer, batch, refusal, mine);
    }
  }

  async #batch(writer) {
    const stored = await unsent(writer, this.#most).catch(() => []);
    const waiting = this.#memory.filter(({ attempt, epoch }) => attempt === writer.attempt && epoch === writer.epoch);
    const refused = new Set(writer.refused);
    const rest = [...stored, ...waiting].filter(({ seq }) => seq > writer.ack && !refused.has(seq));
    let size = 0;
    return rest.slice(0, this.#most).filter((event, index) => {
      size += JSON.stringify(event).length * 1.1;
      return index === 0 || size < MOST_CHARACTERS;
    });
  }

  /** The server's word, bridged over numbers it has refused for good; lower than before means it was restored. */
  async #acknowledged(writer, batch, said) {
    const settled = new Set([...writer.refused, ...(writer.refused.length > 0 ? batch.map(({ seq }) => seq) : [])]);
    let ack = writer.refused.length > 0 ? Math.max(writer.ack, said) : said;
    while (settled.has(ack + 1)) ack++;
    writer.ack = ack;
    this.#memory = this.#memory.filter((one) => one.epoch !== writer.epoch || one.seq > writer.ack);
    await acknowledge(writer.attempt, writer.epoch, writer.ack).catch(() => {});
  }

  /** Turns a refusal into a reply to go on with, or throws to try again later. */
  async #refused(writer, batch, refusal, mine) {
    const { code, body } = refusal;
    if (code === "after-deadline" || code === "submitted") {
      const seqs = code === "submitted" ? batch.map(({ seq }) => seq) : (body.refused ?? batch.map(({ seq }) => seq));
      await this.#giveUp(writer, seqs);
      return { ...body, settled: true };
    }
    if ((code === "malformed" || code === "too-large") && batch.length > 1) {
      // one event the server cannot read must not hold up the others: halve until it stands alone
      this.#most = Math.floor(batch.length / 2);
      return { settled: true };
    }
    if (code === "malformed" || code === "too-large") {
      await this.#giveUp(writer, [batch[0].seq]);
      return { settled: true };
    }
    if (mine && (code === "bad-token" || code === "foreign-attempt")) this.locked = true;
    if (mine && code === "not-started") this.dispatchEvent(new Event("unstarted"));
    throw refusal;
  }

  async #giveUp(writer, seqs) {
    writer.refused = [...new Set([...writer.refused, ...seqs])];
    await refuse(writer.attempt, writer.epoch, seqs).catch(() => {});
  }
}
