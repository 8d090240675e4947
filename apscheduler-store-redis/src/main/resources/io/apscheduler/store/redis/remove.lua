-- Removes jobs, whatever their fence.
--
-- ARGV: writer, known, ids
-- Reply: now, the jobs removed, as they were
call('SREM', GRAVES, '')
is_lost()
local removed = {}
for at = 3, #ARGV do
    local id = ARGV[at]
    local job = read(id)
    if job then
        local lane, owner = job[3], job[7]
        removed[#removed + 1] = job
        call('DEL', JOB .. id)
        call('ZREM', FIRES, id)
        call('ZREM', DUE .. lane, id)
        if is_held(id, owner) then
            call('SREM', OWNED .. owner, id)
            if call('ZSCORE', NODES, owner) then
                call('SADD', NEWS .. owner, id)
            end
        end
    end
end
return { digits(now), removed }
