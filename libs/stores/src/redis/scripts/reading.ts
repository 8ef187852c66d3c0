/**
 * Begins every question: KEYS[1] is the head, ARGV[1] the index to answer as of. A copy that stands before that index
 * went back; one that keeps less history than that cannot say.
 */
export const guard = `
local head = redis.call('HMGET', KEYS[1], 'position', 'horizon')
if not head[1] then return {'gone'} end
local known = tonumber(ARGV[1])
if tonumber(head[1]) < known then return {'behind', head[1]} end
if known < tonumber(head[2]) then return {'cold', head[2]} end
`;

/**
 * A strand is sorted by index and by day at once, so that those within both clocks stand at its beginning. '!' instead
 * of a member says that earlier entries were folded into this first one.
 */
export const strands = `
local function rowsWhile(key, holds)
  local low, high = 0, redis.call('LLEN', key) / 4
  while low < high do
    local middle = math.floor((low + high) / 2)
    local row = redis.call('LRANGE', key, middle * 4, middle * 4 + 1)
    if holds(tonumber(row[1]), tonumber(row[2])) then low = middle + 1 else high = middle end
  end
  return low
end
local function isFolded(key) return redis.call('LINDEX', key, 3) == '!' end
`;

/** Versions of a document stand in the order of their indexes; '!' before the first one's terms: there were earlier. */
export const versions = `
local function versionsUpTo(key, index)
  local low, high = 0, redis.call('LLEN', key) / 3
  if high > 0 and tonumber(redis.call('LINDEX', key, -3)) <= index then return high end
  while low < high do
    local middle = math.floor((low + high) / 2)
    if tonumber(redis.call('LINDEX', key, middle * 3)) <= index then low = middle + 1 else high = middle end
  end
  return low
end
local function isFolded(key)
  local terms = redis.call('LINDEX', key, 1)
  return terms and string.sub(terms, 1, 1) == '!'
end
`;
