/** Orders that differ per attempt and stay the same. */

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
