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
