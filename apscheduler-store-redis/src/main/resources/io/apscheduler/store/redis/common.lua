-- What all scripts share; each is sent with this before it.
--
-- KEYS[1] is what all keys of one scheduler begin with, its hash tag: "{apscheduler:name}". No key has that very name. So while
-- a cluster moves the slot to another server, that server is asked for instead, and no script runs on half of the keys.
-- ARGV[1] is who writes, ARGV[2] the latest time at which a change of his was acknowledged, empty if none was.
--
-- Numbers are doubles here: exact up to 2^53, which is enough for today's microseconds and for fences. What may be larger stays
-- the text it came as.
local base, writer, known = KEYS[1], ARGV[1], ARGV[2]
local call = redis.call
local EXACT = 9007199254740992
local NEVER = '9223372036854775807'
local SECOND = 1000000

local JOB, DUE, OWNED, NEWS = base .. ':job:', base .. ':due:', base .. ':owned:', base .. ':news:'
local FIRES, LEVELS, WRITERS = base .. ':fires', base .. ':levels', base .. ':writers'
local NODES, DEAD, GRAVES = base .. ':nodes', base .. ':dead', base .. ':graves'
local HINTS, WAKE = base .. ':hints', base .. ':wake'

local time = call('TIME')
local now = time[1] * SECOND + time[2]

local function digits(number)
    return string.format('%.0f', number)
end

-- The place of a due time in a queue. Exact until the year 2255; later ones are rounded up, so that nothing is early.
local function score(due)
    local number = tonumber(due)
    if number > -EXACT and number < EXACT then
        return due
    end
    return string.format('%.17g', number + math.abs(number) / 4503599627370496)
end

-- The due time and the next fire time, with which a standing begins.
local function times(standing)
    return string.match(standing, '^(%S+) (%S+)')
end

-- Gives a command any number of values.
local function with_all(command, key, values)
    for first = 1, #values, 4000 do
        call(command, key, unpack(values, first, math.min(first + 3999, #values)))
    end
end

-- A job as it is sent: all its fields, then its id; false where there is none.
local function read(id)
    local job = call('HMGET', JOB .. id, 'text', 'name', 'lane', 'origin', 'standing', 'revision', 'owner', 'fence', 'lapsed')
    job[10] = id
    return job[8] and job
end

-- Whether the server has lost what it had acknowledged to the writer. Else the writer's mark is set.
local function is_lost()
    local mark = known ~= '' and call('ZSCORE', WRITERS, writer)
    if known ~= '' and (not mark or tonumber(mark) < tonumber(known)) then
        return true
    end
    call('ZADD', WRITERS, 'GT', digits(now), writer)
    return false
end

-- Notes that jobs of an executor have a priority: its queues are looked at from the highest such level down.
local function use_level(lane)
    local level, executor = string.match(lane, '^(%d):(.*)$')
    local levels = call('HGET', LEVELS, executor) or ''
    if not string.find(levels, level, 1, true) then
        local all = {}
        for each in string.gmatch(levels .. level, '%d') do
            all[#all + 1] = tonumber(each)
        end
        table.sort(all, function(a, b) return a > b end)
        call('HSET', LEVELS, executor, table.concat(all))
    end
end

-- Declares a node dead, for ever. What it owned is inherited later.
local function bury(node, lease)
    call('ZREM', NODES, node)
    call('ZADD', DEAD, digits(lease), node)
    call('SADD', GRAVES, node)
    call('DEL', NEWS .. node)
end

-- Declares those nodes dead whose leases have lapsed, and forgets those that died a month ago, and silent writers.
local function bury_lapsed()
    local lapsed = call('ZRANGEBYSCORE', NODES, '-inf', digits(now), 'WITHSCORES')
    for i = 1, #lapsed, 2 do
        bury(lapsed[i], tonumber(lapsed[i + 1]))
    end
    if #lapsed > 0 then
        local old = digits(now - 30 * 86400 * SECOND)
        call('ZREMRANGEBYSCORE', DEAD, '-inf', old)
        call('ZREMRANGEBYSCORE', WRITERS, '-inf', old)
    end
end

-- Lets what dead nodes owned be claimed, a thousand jobs at a time. Tells whether some are left.
local function inherit()
    local room = 1000
    for _, node in ipairs(call('SMEMBERS', GRAVES)) do
        local lease = call('ZSCORE', DEAD, node) or digits(now)
        for _, id in ipairs(call('SPOP', OWNED .. node, room)) do
            room = room - 1
            local job = call('HMGET', JOB .. id, 'owner', 'lane', 'standing')
            if job[1] == node then
                call('HSET', JOB .. id, 'lapsed', lease)
                local due = times(job[3])
                if due ~= NEVER then
                    call('ZADD', DUE .. job[2], score(due), id)
                end
            end
        end
        if call('EXISTS', OWNED .. node) == 1 then
            return true
        end
        call('SREM', GRAVES, node)
        if room <= 0 then
            return call('EXISTS', GRAVES) == 1
        end
    end
    return false
end

-- Whether somebody who lives, or is not yet inherited from, owns the job.
local function is_held(id, owner)
    return owner ~= '' and call('SISMEMBER', OWNED .. owner, id) == 1
end

-- Tells other nodes that something is due soon of which they do not know: ten times a second at most, and only a hint, which
-- the server may refuse to pass on. What is held back goes out with anybody's next exchange.
local function hint(due)
    if due == NEVER or tonumber(due) > now + 60 * SECOND then
        return
    end
    local last = call('HMGET', HINTS, 'at', 'due')
    local ago = last[1] and now - last[1]
    if ago and ago >= 0 and ago < SECOND / 10 then
        if not last[2] or last[2] == '' or tonumber(due) < tonumber(last[2]) then
            call('HSET', HINTS, 'due', due)
        end
        return
    end
    call('HSET', HINTS, 'at', digits(now), 'due', '')
    redis.pcall('PUBLISH', WAKE, due .. ' ' .. writer)
end
