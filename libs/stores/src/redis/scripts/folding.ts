import { strands, versions } from './reading.js';

/** ARGV index, then strands. Of entries up to the index only the last one stays, and with it the total so far. */
export const foldStrands = `${strands}
local folded = 0
for i = 2, #ARGV do
  local key, horizon = ARGV[i], tonumber(ARGV[1])
  local rows = rowsWhile(key, function(index) return index <= horizon end)
  if rows > 0 then
    redis.call('LTRIM', key, rows * 4 - 4, -1)
    redis.call('LSET', key, 3, '!')
    folded = folded + rows - 1
  end
end
return folded`;

/** ARGV index, then lists of versions. Of versions up to the index only the last one stays. */
export const foldVersions = `${versions}
local folded = 0
for i = 2, #ARGV do
  local key = ARGV[i]
  local count = versionsUpTo(key, tonumber(ARGV[1]))
  if count > 1 then
    redis.call('LTRIM', key, count * 3 - 3, -1)
    if not isFolded(key) then redis.call('LSET', key, 1, '!' .. redis.call('LINDEX', key, 1)) end
    folded = folded + count - 1
  end
end
return folded`;

/** KEYS head; ARGV field, number. Never lowers it, and never makes the head of a copy that was dropped meanwhile. */
export const raise = `
local now = redis.call('HGET', KEYS[1], ARGV[1])
if now and tonumber(now) < tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
return now`;
