-- Adds jobs whose ids are free.
--
-- ARGV: writer, known, then for each job: id, lane, standing, number of the fields and values that follow
-- Reply: now, the jobs that were there already
is_lost()
local there, fires, queues, soonest = {}, {}, {}, NEVER
local at = 3
while at < #ARGV do
    local id, lane, standing, count = ARGV[at], ARGV[at + 1], ARGV[at + 2], tonumber(ARGV[at + 3])
    local job = read(id)
    if job then
        there[#there + 1] = job
    else
        call('HSET', JOB .. id, 'lane', lane, 'standing', standing, 'owner', '', unpack(ARGV, at + 4, at + 3 + count))
        local due, fire = times(standing)
        fires[#fires + 1] = fire
        fires[#fires + 1] = id
        if not queues[lane] then
            queues[lane] = {}
            use_level(lane)
        end
        if due ~= NEVER then
            local queue = queues[lane]
            queue[#queue + 1] = score(due)
            queue[#queue + 1] = id
            if tonumber(due) < tonumber(soonest) then
                soonest = due
            end
        end
    end
    at = at + 4 + count
end
with_all('ZADD', FIRES, fires)
for lane, queue in pairs(queues) do
    with_all('ZADD', DUE .. lane, queue)
end
hint(soonest)
return { digits(now), there }
