import { guard, versions } from './reading.js';

/** KEYS head; ARGV known, what stands before keys, then keys. Answers each one's version then: index, terms, text. */
export const versionsAt = `${guard}${versions}
local found = {'ok', head[1]}
for i = 3, #ARGV do
  local key = ARGV[2] .. ARGV[i]
  local count = versionsUpTo(key, known)
  if count > 0 then found[#found + 1] = redis.call('LRANGE', key, count * 3 - 3, count * 3 - 1)
  elseif isFolded(key) then return {'cold', head[2]}
  else found[#found + 1] = {} end
end
return found`;

/** KEYS head, versions; ARGV known, how many to pass over, how many at most, index after which. Answers them. */
export const history = `${guard}${versions}
if isFolded(KEYS[2]) then return {'cold', head[2]} end
local from = versionsUpTo(KEYS[2], tonumber(ARGV[4])) + tonumber(ARGV[2])
local to = math.min(versionsUpTo(KEYS[2], known), from + tonumber(ARGV[3]))
return {'ok', head[1], from < to and redis.call('LRANGE', KEYS[2], from * 3, to * 3 - 1) or {}}`;

/**
 * Keys among which are all that stood under the terms asked, in one moment of the copy: those that stand under the
 * rarest term now, and those that left it since; all keys when no term is asked, or too many left each.
 *
 * KEYS head, terms, keys; ARGV known, lower bound, how many, how many may have left, what stands before sets of the
 * present, and of those who left, then terms. Answers `nothing`, or the terms' numbers, the keys, and those who left.
 */
export const candidates = `${guard}
local ids, rarest, least = {}, nil, nil
for i = 7, #ARGV do
  local id = redis.call('HGET', KEYS[2], ARGV[i])
  if not id then return {'ok', head[1], 'nothing'} end
  ids[#ids + 1] = id
  local left = redis.call('ZCOUNT', ARGV[6] .. id, '(' .. ARGV[1], '+inf')
  local all = left + redis.call('ZCARD', ARGV[5] .. id)
  if left <= tonumber(ARGV[4]) and (not least or all < least) then rarest, least = id, all end
end
local set = rarest and ARGV[5] .. rarest or KEYS[3]
local keys = redis.call('ZRANGEBYLEX', set, ARGV[2], '+', 'LIMIT', 0, ARGV[3])
local left = rarest and redis.call('ZRANGEBYSCORE', ARGV[6] .. rarest, '(' .. ARGV[1], '+inf') or {}
return {'ok', head[1], ids, keys, left}`;
