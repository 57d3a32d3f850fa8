/**
 * The browser's own store. Every write is one transaction with `durability: "strict"`: the promise resolves only when
 * the browser has flushed it to disk, so a crash after that moment loses nothing.
 *
 * session  – by mode: who is logged in here, last known status, key of the test, place in it
 * writers  – by [attempt, epoch]: token, last seq given out, last seq acknowledged, seqs refused
 * events   – by [attempt, epoch, seq]: everything ever answered; kept until the test is handed in
 * values   – by [attempt, item, kind]: what is on the screen
 * packages – by address: the encrypted test
 */

const NAME = "kennispeil";
const VERSION = 1;

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore("session");
      db.createObjectStore("packages");
      db.createObjectStore("writers", { keyPath: ["attempt", "epoch"] });
      db.createObjectStore("events", { keyPath: ["attempt", "epoch", "seq"] });
      db.createObjectStore("values", { keyPath: ["attempt", "item", "kind"] });
    };
    request.onsuccess = () => {
      request.result.onclose = request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

export const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Runs `work(store…)` in one transaction; resolves with its result once the transaction is on disk. */
export async function transact(names, mode, work) {
  const db = await open();
  const transaction = db.transaction(names, mode, { durability: "strict" });
  const finished = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("transaction aborted"));
  });
  let result;
  try {
    result = await work(...names.map((name) => transaction.objectStore(name)));
  } catch (error) {
    finished.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // it had ended by itself
    }
    throw error;
  }
  await finished;
  return result;
}

export const read = (name, work) => transact([name], "readonly", work);
export const write = (name, work) => transact([name], "readwrite", work);

export const get = (name, key) => read(name, (store) => done(store.get(key)));
export const put = (name, value, key) => write(name, (store) => done(store.put(value, key)));
export const remove = (name, key) => write(name, (store) => done(store.delete(key)));
export const all = (name, range) => read(name, (store) => done(store.getAll(range)));

/** All keys that begin with these parts. */
export const starting = (...parts) => IDBKeyRange.bound(parts, [...parts, []]);
