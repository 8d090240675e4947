-- Tells whether a job is due some time, or owned by a node that lives.
--
-- ARGV: writer, known
-- Reply: now, 1 or 0
is_lost()
bury_lapsed()
local unfinished = inherit()
local levels = call('HGETALL', LEVELS)
for i = 1, #levels, 2 do
    for level in string.gmatch(levels[i + 1], '%d') do
        unfinished = unfinished or call('EXISTS', DUE .. level .. ':' .. levels[i]) == 1
    end
end
for _, node in ipairs(call('ZRANGE', NODES, 0, -1)) do
    unfinished = unfinished or call('EXISTS', OWNED .. node) == 1
end
return { digits(now), unfinished and 1 or 0 }
