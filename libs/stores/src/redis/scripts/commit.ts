/**
 * Everything a commit changes, or nothing: only from the position, and the digest there, that the writer began at.
 * Amounts were added up before, exactly, by whoever calls: a number in Lua is a double. Commands come as they are to
 * be carried out, each after the count of its words.
 *
 * KEYS head; ARGV position, digest, channel, message, then commands. Out of memory is found at the first write, before
 * anything is changed; a script that has begun to write is carried to its end.
 */
export const commit = `
local head = redis.call('HMGET', KEYS[1], 'position', 'sum', 'state')
if not head[1] then return {'gone'} end
if head[3] == 'retired' then return {'retired'} end
if head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then return {'stale', head[1]} end
local at = 5
while at <= #ARGV do
  local words = tonumber(ARGV[at])
  redis.call(unpack(ARGV, at + 1, at + words))
  at = at + words + 1
end
redis.call('PUBLISH', ARGV[3], ARGV[4])
return {'done'}`;

/** KEYS head; ARGV what stands before keys, then keys of documents. Answers the terms of each one's last version. */
export const lastTerms = `
local terms = {}
for i = 2, #ARGV do terms[i - 1] = redis.call('LINDEX', ARGV[1] .. ARGV[i], -2) or '' end
return terms`;
