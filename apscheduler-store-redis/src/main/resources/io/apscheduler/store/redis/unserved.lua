-- Tells the executors of which jobs wait, and of which no node that lives owns any.
--
-- ARGV: writer, known, time before which the jobs must have been due, executors not to be told
-- Reply: now, executors
is_lost()
bury_lapsed()
inherit()
local before, waiting = '(' .. score(ARGV[3]), {}
local levels = call('HGETALL', LEVELS)
for i = 1, #levels, 2 do
    for level in string.gmatch(levels[i + 1], '%d') do
        if call('ZCOUNT', DUE .. level .. ':' .. levels[i], '-inf', before) > 0 then
            waiting[levels[i]] = true
        end
    end
end
for i = 4, #ARGV do
    waiting[ARGV[i]] = nil
end
for _, node in ipairs(next(waiting) and call('ZRANGE', NODES, 0, -1) or {}) do
    for _, id in ipairs(call('SMEMBERS', OWNED .. node)) do
        local lane = call('HGET', JOB .. id, 'lane')
        if lane then
            waiting[string.match(lane, '^%d:(.*)$')] = nil
        end
    end
end
local found = {}
for executor in pairs(waiting) do
    found[#found + 1] = executor
end
return { digits(now), found }
