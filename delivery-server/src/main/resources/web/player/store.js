/**
 * What the outbox keeps: events numbered 1, 2, 3… per (attempt, epoch), the value they add up to, and how far the
 * server has acknowledged. The number is given out inside the transaction that stores the event, so two tabs can never
 * give out the same one. Acknowledged events stay until the test is handed in: should a restored server know less than
 * it once acknowledged, they are sent again.
 */

import { all, done, get, put, starting, transact, write } from "./db.js";

export async function openWriter(attempt, epoch, token) {
  const known = await get("writers", [attempt, epoch]);
  const writer = { seq: 0, ack: 0, refused: [], ...known, attempt, epoch, token };
  await put("writers", writer);
  return writer;
}

/** Stores one event and its value; resolves with the event, numbered, once both are on disk. */
export const append = (attempt, epoch, event) =>
  transact(["writers", "events", "values"], "readwrite", async (writers, events, values) => {
    const writer = await done(writers.get([attempt, epoch]));
    writer.seq++;
    const numbered = { ...event, attempt, epoch, seq: writer.seq };
    writers.put(writer);
    events.put(numbered);
    values.put({ attempt, item: event.item, kind: event.kind, value: event.value });
    return numbered;
  });

async function change(attempt, epoch, work) {
  return write("writers", async (writers) => {
    const writer = await done(writers.get([attempt, epoch]));
    if (!writer) return null;
    work(writer);
    writers.put(writer);
    return writer;
  });
}

export const acknowledge = (attempt, epoch, ack) => change(attempt, epoch, (writer) => (writer.ack = ack));

export const refuse = (attempt, epoch, seqs) =>
  change(attempt, epoch, (writer) => (writer.refused = [...new Set([...writer.refused, ...seqs])]));

/** Everything of this writer the server has not got, oldest first. */
export async function unsent({ attempt, epoch, ack, refused }, most = 100) {
  const range = IDBKeyRange.bound([attempt, epoch, ack + 1], [attempt, epoch, Infinity]);
  const rows = await all("events", range);
  return rows.filter(({ seq }) => !refused.includes(seq)).slice(0, most);
}

export const eventsOf = ({ attempt, epoch }) => all("events", starting(attempt, epoch));

export const writers = () => all("writers");

export const valuesOf = (attempt) => all("values", starting(attempt));

/** Attempts someone is logged in to in this browser, whichever tab or mode. */
export const attemptsHere = async () => (await all("session")).filter(({ receipt }) => !receipt).map(({ attempt }) => attempt);

/** Takes the server's answers for a test that was begun elsewhere; what is unsent here stays on top. */
export async function takeOver(attempt, items) {
  const mine = (await writers()).filter((writer) => writer.attempt === attempt);
  const rest = (await Promise.all(mine.map((writer) => unsent(writer, Infinity)))).flat();
  await write("values", (values) => {
    for (const [item, kinds] of Object.entries(items))
      for (const [kind, value] of Object.entries(kinds)) values.put({ attempt, item, kind, value });
    for (const { item, kind, value } of rest) values.put({ attempt, item, kind, value });
  });
}

/** Forgets an attempt's answers. Only called when the server has all of them. */
export const forget = (attempt) =>
  transact(["writers", "events", "values"], "readwrite", (...stores) => {
    for (const store of stores) store.delete(starting(attempt));
  });
