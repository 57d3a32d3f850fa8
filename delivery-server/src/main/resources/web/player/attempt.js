/**
 * One candidate's attempt as this page knows it: who, what rules, which state, which answers. The views read it and
 * listen: "change" (status, deadline, read-only), "value" (an answer), "tick" (about every half second).
 *
 * Everything needed to go on after a reload without a network is in the session record of the browser's own store.
 */

import { Activity } from "./activity.js";
import { backOff, call, pause } from "./api.js";
import { clock } from "./clock.js";
import * as content from "./content.js";
import { get, put, remove } from "./db.js";
import { Outbox } from "./outbox.js";
import { fetchParts, part } from "./question.js";
import { forget, takeOver, valuesOf } from "./store.js";

const PREFERENCES = { overview: true, pinned: true, clockHidden: false, size: 0, shortcuts: true };
const SOON = 30_000;

/** A random name for this browser, so that a code whose reply was lost on the way may be sent again from here. */
function deviceName() {
  try {
    return (localStorage["kennispeil-device"] ??= crypto.randomUUID());
  } catch {
    return crypto.randomUUID();
  }
}

export class Attempt extends EventTarget {
  session = null;
  content = null;
  /** Set in a test in which each question follows from the answers so far. */
  course = null;
  outbox = new Outbox();
  activity = new Activity();
  /** Functions that turn text being typed into events, by name. */
  drafts = new Map();
  /** Another tab of this browser has taken over. */
  usurped = false;
  /** While true, text typed before the deadline may still become an event. */
  closing = false;

  #values = new Map();
  #revision = null;
  #poll = 0;
  #asked = -Infinity;
  #beginning = null;
  #handing = 0;

  constructor(mode) {
    super();
    this.mode = mode;
    this.outbox.addEventListener("reply", ({ reply }) => this.#heard(reply));
    this.outbox.addEventListener("unstarted", () => this.#call("POST", "/start", { epoch: this.session.epoch }));
    setInterval(() => this.#tick(), 500);
  }

  get status() {
    return this.session?.status ?? null;
  }

  get deadline() {
    return this.session?.deadline ?? null;
  }

  get over() {
    return this.deadline !== null && clock.now() >= this.deadline;
  }

  get superseded() {
    return this.session?.superseded === true;
  }

  get readOnly() {
    return this.usurped || this.superseded || this.over;
  }

  get forwardOnly() {
    return this.status.rules.navigation === "FORWARD_ONLY";
  }

  get preferences() {
    return { ...PREFERENCES, ...this.session?.preferences };
  }

  prefer(changes) {
    return this.save({ preferences: { ...this.preferences, ...changes } });
  }

  /** Changes the session record, here and on disk. */
  async save(changes) {
    this.session = { ...this.session, ...changes, skew: clock.skew };
    if (!this.usurped) await put("session", this.session, this.mode).catch(() => {});
    this.dispatchEvent(new Event("change"));
  }

  async restore() {
    this.session = (await get("session", this.mode).catch(() => null)) ?? null;
    if (!this.session || this.session.receipt) this.outbox.kick(0);
    if (!this.session) return false;
    clock.restore(this.session.skew ?? 0);
    if (!this.session.receipt) await this.#open();
    return true;
  }

  /** `code` is the exam code, or which practice test; empty for the newest. */
  async login(code) {
    const body = this.mode === "practice" ? { sitting: code } : { code, device: deviceName() };
    const opened = await call("POST", this.mode === "practice" ? "/api/practice" : "/api/login", { body });
    const preferences = this.session?.preferences;
    this.session = null;
    this.content = null;
    await this.save({ ...opened, preferences });
    await this.#open();
  }

  async #open() {
    const { attempt, epoch, token } = this.session;
    await this.outbox.open(attempt, epoch, token);
    await this.#readValues();
    this.#schedule(0);
  }

  /** A test that may have been begun elsewhere: its answers come first, once. */
  async #catchUp() {
    const { attempt, epoch, taken } = this.session;
    if (!taken && (epoch > 1 || this.status.state === "busy")) {
      const { items } = await this.#call("GET", "/responses");
      await takeOver(attempt, items);
      await this.#readValues();
    }
    if (!taken) await this.save({ taken: true });
  }

  async #readValues() {
    const rows = await valuesOf(this.session.attempt).catch(() => []);
    this.#values = new Map(rows.map(({ item, kind, value }) => [`${item}/${kind}`, value]));
  }

  #call(method, path, body, timeOut) {
    const { attempt, token } = this.session;
    return call(method, `/api/attempts/${encodeURIComponent(attempt)}${path}`, { token, body, timeOut });
  }

  async refresh() {
    const status = await this.#call("GET", "");
    const { deadline, startedAt, epoch } = status;
    const superseded = epoch > this.session.epoch;
    await this.save({ status, superseded, deadline: deadline ?? this.deadline, startedAt });
    if (status.state === "submitted" && !this.session.receipt && !(superseded && this.outbox.rest > 0)) {
      await this.#handedIn(status);
    }
  }

  /** What rides along with every save. */
  #heard({ epoch, deadline, revision, state, error }) {
    if (epoch > this.session.epoch && !this.superseded) this.save({ superseded: true });
    if (deadline && deadline !== this.deadline) this.save({ deadline });
    const news = revision !== undefined && this.#revision !== null && revision !== this.#revision;
    if (revision !== undefined) this.#revision = revision;
    if (news || state === "submitted" || error === "submitted") this.#schedule(Math.random() * 1000);
    else if (this.content) this.#schedule(this.#interval() * (0.75 + Math.random() / 2));
  }

  #schedule(delay) {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(async () => {
      if (this.usurped || !this.session || this.session.receipt) return;
      await this.refresh().catch((refusal) => {
        if (refusal.code === "bad-token") this.outbox.locked = true;
      });
      this.#schedule(this.#interval() * (0.75 + Math.random() / 2));
    }, delay);
  }

  /** 15 s in the lobby, 1.5 s around the start, 45 s after the last reply in the test (a save brings the same news). */
  #interval() {
    if (!this.status) return 3000;
    if (this.content) return 45_000;
    const { opens } = this.status.sitting;
    return this.status.state === "waiting" && Math.abs(opens - clock.now()) < SOON ? 1500 : 15_000;
  }

  #tick() {
    if (clock.doubtful && this.session && performance.now() - this.#asked > 15_000) {
      this.#asked = performance.now();
      this.#schedule(0);
    }
    this.dispatchEvent(new Event("tick"));
  }

  /** Gets package and key and opens the test; tries for as long as needed. `tell` hears why it waits. */
  begin(tell) {
    this.#beginning ??= this.#begin(tell).finally(() => (this.#beginning = null));
    return this.#beginning;
  }

  async #begin(tell) {
    for (let round = 0; !this.content; round++) {
      try {
        await this.#catchUp();
        const data = await content.preload(this.status.package);
        await fetchParts(this.status.package.interactions ?? []);
        if (!this.session.key) {
          const reply = await this.#call("POST", "/start", { epoch: this.session.epoch });
          const { startedAt, deadline } = reply;
          await this.save({ key: await content.importKey(reply.key), startedAt, deadline, course: reply.course });
        }
        const opened = await content.unlock(data, this.session.key);
        if (this.status.rules.adaptive) {
          this.course ??= await part("adaptive").open(this, () => this.#call("GET", "/item"), opened);
        }
        this.content = opened;
      } catch (problem) {
        if (["bad-token", "foreign-attempt", "submitted"].includes(problem.code)) throw problem;
        tell?.(problem.code ?? "network");
        await pause(problem.code === "not-open" ? 1000 + Math.random() * 1000 : backOff(Math.min(round, 3)));
      }
    }
    this.#schedule(this.#interval());
  }

  value(item, kind) {
    return this.#values.get(`${item}/${kind}`) ?? "";
  }

  /** Records a change; false when nothing may be changed any more. */
  set(item, kind, value) {
    if (this.usurped || this.superseded || (this.over && !this.closing)) return false;
    if (this.value(item, kind) === value) return true;
    this.#values.set(`${item}/${kind}`, value);
    const clientTime = Math.min(clock.now(), this.deadline ?? Infinity);
    this.outbox.write({ item, kind, value, clientTime, activeMs: this.activity.take(item) });
    this.dispatchEvent(Object.assign(new Event("value"), { item, kind, value }));
    return true;
  }

  /** At the deadline: what was typed before it still counts. */
  close() {
    this.closing = true;
    this.commit();
    this.closing = false;
  }

  commit() {
    for (const commit of this.drafts.values()) commit();
  }

  /** Sends the rest, then hands in; goes on until the server has confirmed, or `keepWorking` calls it back. */
  async handIn() {
    const turn = ++this.#handing;
    const current = () => turn === this.#handing && !this.session.receipt && !this.usurped;
    this.commit();
    await this.save({ handingIn: true });
    for (let round = 0; current(); round++) {
      await this.outbox.emptied();
      if (!current()) return;
      try {
        const { epoch } = this.session;
        await this.#handedIn(await this.#call("POST", "/submit", { epoch, lastSeq: this.outbox.lastSeq }));
      } catch (refusal) {
        if (refusal.code === "missing-answers") await this.outbox.rewind(refusal.body.ack);
        if (refusal.code === "submitted") await this.refresh().catch(() => {});
        await pause(backOff(Math.min(round, refusal.code === "bad-token" ? 9 : 4)));
      }
    }
  }

  keepWorking() {
    this.#handing++;
    return this.save({ handingIn: false });
  }

  /** The answers leave this computer once the server has them all; the receipt stays. */
  async #handedIn({ submittedAt, receipt, resultUrl }) {
    this.#handing++;
    clearTimeout(this.#poll);
    const left = this.outbox.writer.refused.length + this.outbox.rest;
    if (left === 0) await forget(this.session.attempt).catch(() => {});
    await content.clear(this.status.package?.url);
    this.content = null;
    await this.save({ receipt: { submittedAt, number: receipt, resultUrl, left }, key: null, course: null, handingIn: false });
  }

  /** Leaves this computer. What is not yet on the server stays in the outbox and is still sent. */
  async logOut() {
    this.outbox.stop();
    if (!this.outbox.writer || this.outbox.rest === 0) await forget(this.session.attempt).catch(() => {});
    await content.clear(this.status?.package?.url);
    await remove("session", this.mode).catch(() => {});
    location.reload();
  }

  /** A newer tab writes from now on. */
  usurp() {
    this.usurped = true;
    this.outbox.stop();
    clearTimeout(this.#poll);
    this.dispatchEvent(new Event("change"));
  }
}
