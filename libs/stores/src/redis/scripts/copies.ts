/**
 * KEYS last generation, names of views; ARGV name. Never behind the clock: a number that was given before everything
 * was lost, or on a server that a failover left behind, is not given again.
 */
export const newGeneration = `
local last = tonumber(redis.call('GET', KEYS[1]) or '0')
local generation = string.format('%.0f', math.max(last + 1, tonumber(redis.call('TIME')[1])))
redis.call('SET', KEYS[1], generation)
redis.call('SADD', KEYS[2], ARGV[1])
return generation`;

/** KEYS view, copies; ARGV what stands before copies, copy, kind, digest of nothing. */
export const createCopy = `
if redis.call('HEXISTS', KEYS[1], 'epoch') == 0 then
  local now = redis.call('TIME')
  redis.call('HSET', KEYS[1], 'epoch', now[1] .. '.' .. now[2])
end
local state = 'live'
for _, other in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if redis.call('HGET', ARGV[1] .. other, 'state') == 'live' then state = 'building' end
end
redis.call('HSET', ARGV[1] .. ARGV[2], 'kind', ARGV[3], 'state', state, 'position', '-1', 'count', '0',
  'sum', ARGV[4], 'parked', '[]', 'horizon', '-1', 'folded', '-1', 'strands', '0', 'terms', '0')
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('HINCRBY', KEYS[1], 'changes', 1)
return state`;

/** KEYS view, copies, head; ARGV what stands before copies, copy, instant. */
export const switchTo = `
local state = redis.call('HGET', KEYS[3], 'state')
if not state then return 'gone' end
if state == 'live' then return 'done' end
for _, other in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  local head = ARGV[1] .. other
  if redis.call('HGET', head, 'state') == 'live' then
    redis.call('HSET', head, 'state', 'retired', 'retired', ARGV[3])
  end
end
redis.call('HSET', KEYS[3], 'state', 'live')
redis.call('HDEL', KEYS[3], 'retired')
redis.call('HINCRBY', KEYS[1], 'changes', 1)
return 'done'`;

/** KEYS view, head; ARGV instant. */
export const retire = `
local state = redis.call('HGET', KEYS[2], 'state')
if state ~= 'live' then return state or 'gone' end
redis.call('HSET', KEYS[2], 'state', 'retired', 'retired', ARGV[1])
redis.call('HINCRBY', KEYS[1], 'changes', 1)
return 'done'`;

/** KEYS view, copies, dropping, head, grave; ARGV copy. From here on it is gone for everybody; rows go afterwards. */
export const bury = `
if redis.call('EXISTS', KEYS[4]) == 0 then return 0 end
redis.call('RENAME', KEYS[4], KEYS[5])
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('SADD', KEYS[3], ARGV[1])
redis.call('HINCRBY', KEYS[1], 'changes', 1)
return 1`;

/** KEYS view, copies; ARGV what stands before copies. Answers epoch, changes, and each copy with its head. */
export const copiesOfView = `
local found = redis.call('HMGET', KEYS[1], 'epoch', 'changes')
for _, copy in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  local head = redis.call('HMGET', ARGV[1] .. copy, 'kind', 'state', 'retired', 'position', 'count', 'sum', 'parked')
  if head[1] then found[#found + 1] = {copy, unpack(head, 1, 7)} end
end
return found`;
