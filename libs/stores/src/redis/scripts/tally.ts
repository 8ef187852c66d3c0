import { guard, strands } from './reading.js';

const withinClocks = `
local day = tonumber(ARGV[2])
local function within(key) return rowsWhile(key, function(i, d) return i <= known and d <= day end) end
`;

/**
 * KEYS head, cells; ARGV known, day, what stands before strands, then cells. Answers for each cell the totals of its
 * strands as text, to be added up by who asks. A cell reads `since;strand,day,index,total;…`.
 */
export const sum = `${guard}${strands}${withinClocks}
local found = {'ok', head[1]}
for i = 4, #ARGV do
  local totals = {}
  local cell = redis.call('HGET', KEYS[2], ARGV[i]) or ''
  for id, last, index, total in string.gmatch(cell, '(%d+),(%d+),(%d+),(%-?%d+)') do
    if tonumber(last) <= day and tonumber(index) <= known then
      totals[#totals + 1] = total
    else
      local key = ARGV[3] .. id
      local rows = within(key)
      if rows > 0 then totals[#totals + 1] = redis.call('LINDEX', key, rows * 4 - 2)
      elseif isFolded(key) then return {'cold', head[2]} end
    end
  end
  found[#found + 1] = totals
end
return found`;

/**
 * KEYS head, cells; ARGV known, day, what stands before strands, cell, first and last strand wanted, index to begin
 * at, rows wanted of each, day after which. Answers the number of strands, then for each the total before its rows,
 * and its rows.
 */
export const rows = `${guard}${strands}${withinClocks}
local ids = {}
for id in string.gmatch(redis.call('HGET', KEYS[2], ARGV[4]) or '', '(%d+),%d+,%d+,%-?%d+') do ids[#ids + 1] = id end
local found = {'ok', head[1], #ids}
local from, later = tonumber(ARGV[7]), tonumber(ARGV[9])
for i = tonumber(ARGV[5]), math.min(tonumber(ARGV[6]), #ids) do
  local key = ARGV[3] .. ids[i]
  if isFolded(key) then return {'cold', head[2]} end
  local last = within(key)
  local before = rowsWhile(key, function(index, d) return index < from or d <= later end)
  local total = before > 0 and redis.call('LINDEX', key, before * 4 - 2) or '0'
  local some = {}
  if before < last then
    some = redis.call('LRANGE', key, before * 4, math.min(last, before + tonumber(ARGV[8])) * 4 - 1)
  end
  found[#found + 1] = {total, some}
end
return found`;

/**
 * KEYS head, cells, one of the two sorted sets; ARGV known, bounds, how many to look at, whether the set begins with
 * the commodity. Answers how many there were, the last of them, and those that had an entry by then.
 */
export const cells = `${guard}
local seen = redis.call('ZRANGEBYLEX', KEYS[3], ARGV[2], ARGV[3], 'LIMIT', 0, ARGV[4])
local had = {}
for _, name in ipairs(seen) do
  local field = name
  if ARGV[5] == 'commodity' then
    local commodity, account = string.match(name, '^(.-)%z(.*)$')
    field = account .. '\\0' .. commodity
  end
  local since = string.match(redis.call('HGET', KEYS[2], field), '^%d+')
  if tonumber(since) <= known then had[#had + 1] = name end
end
return {'ok', head[1], #seen, seen[#seen] or '', had}`;
