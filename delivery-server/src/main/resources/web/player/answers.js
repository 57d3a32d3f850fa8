/**
 * Answers as they travel: a letter for one option out of a list, "?" for not knowing, and for everything else one line of
 * JSON, {"RESPONSE":["A B","C D"]}, names in order. Equal answers are equal texts.
 */

export function read(value) {
  if (!value.startsWith("{")) return {};
  try {
    return JSON.parse(value);
  } catch {
    return {};
  }
}

export function write(responses) {
  const filled = Object.keys(responses)
    .filter((name) => responses[name].length > 0)
    .sort();
  return filled.length === 0 ? "" : JSON.stringify(Object.fromEntries(filled.map((name) => [name, responses[name]])));
}

/** Numbers in [0, 1), the same for the same words in every browser: FNV-1a into mulberry32. */
function random(words) {
  let state = 0x811c9dc5;
  for (const char of words) state = Math.imul(state ^ char.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Another order for each attempt, the same after a reload and on another device; `fixed(one)` keeps its place. */
export function shuffled(list, words, fixed) {
  const next = random(words);
  const free = list.filter((one) => !fixed(one));
  for (let i = free.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1));
    [free[i], free[other]] = [free[other], free[i]];
  }
  return list.map((one) => (fixed(one) ? one : free.shift()));
}
