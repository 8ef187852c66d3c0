/** Forgets what was met first, until the map is no larger than `size`. */
export const shrink = (map: Map<string, unknown>, size: number): void => {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
};
