-- Edits a job if its fence is still the one given.
--
-- ARGV: writer, known, id, fence, lane, standing, then its other fields and their values
-- Reply: now, the job as it is now, or nothing if the fence had moved
is_lost()
local id, fence, lane, standing = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local key = JOB .. id
local before = call('HMGET', key, 'fence', 'lane', 'owner', 'revision')
if before[1] ~= fence then
    return { digits(now) }
end
call('HDEL', key, 'origin')
call('HSET', key, 'lane', lane, 'standing', standing, unpack(ARGV, 7))
call('HSET', key, 'fence', digits(fence + 1), 'revision', digits(before[4] + 1))
local due, fire = times(standing)
call('ZADD', FIRES, fire, id)
use_level(lane)
if before[2] ~= lane or due == NEVER then
    call('ZREM', DUE .. before[2], id)
end
if is_held(id, before[3]) then
    if call('ZSCORE', NODES, before[3]) then
        call('SADD', NEWS .. before[3], id)
    end
elseif due ~= NEVER then
    call('ZADD', DUE .. lane, score(due), id)
    hint(due)
end
return { digits(now), read(id) }
